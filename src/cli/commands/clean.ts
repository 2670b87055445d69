import { Command } from 'commander';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { createLineWriter } from '../line-writer.ts';
import { UsageError } from '../report-error.ts';
import { configOption, examples, jsonOption, workersOption } from '../shared-options.ts';

interface CleanFlags {
  readonly config?: string;
  readonly workers?: number;
  readonly survey: boolean;
}

export function cleanCommand(context: CliContext): Command {
  return new Command('clean')
    .summary('documents to JSON lines, as run would archive them')
    .description('Clean documents without an archive: one JSON line each, in input order.')
    .argument('[inputs...]', 'files, folders, globs, or - for standard input (default)')
    .addOption(configOption())
    .addOption(workersOption())
    .option('--no-survey', 'treat each document alone and stream, without learning what a site repeats')
    .option('--jsonl', 'print JSON lines (the default)')
    .addOption(jsonOption('the same'))
    .addHelpText(
      'after',
      examples(
        ['newsmorgue clean article.html | jq -r .text', 'the text alone'],
        ['newsmorgue clean pages/ > articles.jsonl', 'a folder, its sites surveyed first'],
        ['zcat dump.jsonl.gz | newsmorgue clean --no-survey', 'as a filter in a pipe'],
      ),
    )
    .action((inputs: string[], flags: CleanFlags) => cleanAction(inputs, flags, context));
}

async function cleanAction(named: readonly string[], flags: CleanFlags, context: CliContext): Promise<void> {
  if (named.length === 0 && context.stdin.isTTY) {
    throw new UsageError('expected inputs, or documents on standard input: newsmorgue clean article.html');
  }
  const inputs = named.length === 0 ? ['-'] : named;
  const library = await context.library();
  const { config, workers, survey } = flags;
  const lines = library.cleanLines({
    inputs,
    survey,
    ...(inputs.includes('-') && { stdin: context.stdin }),
    ...(config !== undefined && { config }),
    ...(workers !== undefined && { workers }),
    onMissing: ({ path, message }) => {
      context.exitCode = EXIT.incomplete;
      context.stderr.write(`newsmorgue: cannot open ${path}: ${message}\n`);
    },
  });
  const writer = createLineWriter(context.stdout);
  for await (const line of lines) await writer.add(line);
  await writer.end();
}
