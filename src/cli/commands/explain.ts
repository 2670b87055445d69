import { existsSync } from 'node:fs';
import { Command } from 'commander';
import type { Explanation } from '../../report/explanation.ts';
import { renderExplanation } from '../../report/render/render-explanation.ts';
import { chooseArchive, namedArchive } from '../choose-archive.ts';
import { type CliContext, paintFor, widthOf, write, writeJson } from '../context.ts';
import { describeError, InputMissing, renderError } from '../report-error.ts';
import { archiveOption, configOption, examples, jsonOption } from '../shared-options.ts';

interface ExplainFlags {
  readonly archive?: string;
  readonly config?: string;
  readonly json?: true;
}

export function explainCommand(context: CliContext): Command {
  return new Command('explain')
    .summary('why each line stayed or went')
    .description('Why each line of a document stayed or went, and which claim won each field.')
    .argument('<file|record...>', 'dumps, or records of the archive by id, path or URL')
    .addOption(archiveOption())
    .addOption(configOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        ['newsmorgue explain dumps/article.txt', 'a dump as it would be archived'],
        ['newsmorgue explain 3fa9c1d2', 'a record, by the start of its id'],
      ),
    )
    .action(async (targets: string[], flags: ExplainFlags) => {
      for (const target of targets) await explainAction(target, flags, context);
    });
}

async function explainAction(target: string, flags: ExplainFlags, context: CliContext): Promise<void> {
  for await (const explanation of findExplanations(target, flags, context)) {
    if (flags.json) await writeJson(context.stdout, explanation);
    else
      await write(
        context.stdout,
        renderExplanation(explanation, widthOf(context.stdout), paintFor(context.stdout, context)),
      );
  }
}

/** A file of that name is meant before a record: `explain` also accepts a record's path below the archive. */
async function* findExplanations(target: string, flags: ExplainFlags, context: CliContext): AsyncIterable<Explanation> {
  const library = await context.library();
  const { config } = flags;
  if (target === '-' || (existsSync(target) && !RECORD_PATH.test(target))) {
    yield* library.explainDocument({
      file: target,
      stdin: context.stdin,
      onRejected: (rejected) => tellRejected(rejected, flags, context),
      ...(config !== undefined && { config }),
    });
    return;
  }
  const archive = await chooseArchive(flags, context);
  try {
    yield await library.explainRecord(archive, target, { ...(config !== undefined && { config }) });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (error.name === 'NotAnArchive' && namedArchive(flags, context) === undefined) {
      throw new InputMissing(`no such file or record: ${target} (there is no archive at ${archive}, either)`);
    }
    if (error.name === 'RecordNotFound') error.message = `there is no file ${target}; as a record: ${error.message}`;
    throw error;
  }
}

/** One document that can't be read doesn't keep the others from being explained. */
async function tellRejected(rejected: Error, flags: ExplainFlags, context: CliContext): Promise<void> {
  const report = describeError(rejected);
  context.exitCode = report.exitCode;
  if (flags.json) await writeJson(context.stderr, { error: report });
  else await write(context.stderr, renderError(report, paintFor(context.stderr, context)));
}

const RECORD_PATH = /(?:^|\/)records\/[^/]+\/[^/]+\/.*\.v\d+\.json$/;
