import { Command, Option } from 'commander';
import { renderDiff } from '../../report/render/render-diff.ts';
import { chooseArchive } from '../choose-archive.ts';
import { type CliContext, paintFor, wantsColour, widthOf, write, writeJson } from '../context.ts';
import { archiveOption, examples, jsonOption, parsePositive } from '../shared-options.ts';

interface DiffFlags {
  readonly archive?: string;
  readonly from?: number;
  readonly to?: number;
  readonly json?: true;
}

export function diffCommand(context: CliContext): Command {
  return new Command('diff')
    .summary('what changed, word by word')
    .description('What changed between two versions of a record, or between two records, word by word.')
    .argument('<record>', 'the start of an id, a path, or a URL')
    .argument('[other]', 'another record, to compare their latest versions')
    .addOption(
      new Option('--from <version>', 'the version before (default: the one before --to)').argParser(parsePositive),
    )
    .addOption(new Option('--to <version>', 'the version after (default: the latest)').argParser(parsePositive))
    .addOption(archiveOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        ['newsmorgue diff 3fa9c1d2', 'the latest change'],
        ['newsmorgue diff 3fa9c1d2 --from 1', 'everything since the first version'],
        ['newsmorgue diff 3fa9c1d2 77b0e4aa', 'two articles that resemble each other'],
      ),
    )
    .action((name: string, other: string | undefined, flags: DiffFlags) => diffAction(name, other, flags, context));
}

async function diffAction(
  name: string,
  other: string | undefined,
  flags: DiffFlags,
  context: CliContext,
): Promise<void> {
  const library = await context.library();
  const diff = await library.diffRecords(await chooseArchive(flags, context), name, {
    ...(other !== undefined && { other }),
    ...(flags.from !== undefined && { from: flags.from }),
    ...(flags.to !== undefined && { to: flags.to }),
  });
  if (flags.json) return writeJson(context.stdout, diff);
  const coloured = wantsColour(context.stdout, context.env);
  return write(context.stdout, renderDiff(diff, widthOf(context.stdout), paintFor(context.stdout, context), coloured));
}
