import { Command, Option } from 'commander';
import { renderReject, renderRejectTotals, renderStatus } from '../../report/render/render-status.ts';
import { chooseArchive } from '../choose-archive.ts';
import { type CliContext, paintFor, write, writeJson, writeLines } from '../context.ts';
import { archiveOption, examples, jsonOption, parsePositive } from '../shared-options.ts';

interface StatusFlags {
  readonly archive?: string;
  readonly runs: number;
  readonly rejects?: true;
  readonly run?: string;
  readonly json?: true;
}

export function statusCommand(context: CliContext): Command {
  return new Command('status')
    .summary('totals, sites, last runs, rejects')
    .description('How an archive stands: totals, sites, the last runs, what was rejected.')
    .addOption(new Option('--runs <count>', 'so many of the last runs').argParser(parsePositive).default(5))
    .option('--rejects', 'what was rejected and why, of all runs')
    .option('--run <run>', 'only what this run rejected; last: the latest')
    .addOption(archiveOption())
    .addOption(jsonOption('print JSON; JSON lines with --rejects'))
    .addHelpText(
      'after',
      examples(
        ['newsmorgue status', 'how it stands'],
        ['newsmorgue status --rejects --run last', 'what the latest run could not read'],
      ),
    )
    .action((flags: StatusFlags) => statusAction(flags, context));
}

async function statusAction(flags: StatusFlags, context: CliContext): Promise<void> {
  const archive = await chooseArchive(flags, context);
  if (flags.rejects) return printRejects(archive, flags, context);
  const library = await context.library();
  const status = await library.archiveStatus(archive, { runs: flags.runs });
  if (flags.json) return writeJson(context.stdout, status);
  return write(context.stdout, renderStatus(status, paintFor(context.stdout, context)));
}

async function printRejects(archive: string, flags: StatusFlags, context: CliContext): Promise<void> {
  const library = await context.library();
  const paint = paintFor(context.stdout, context);
  const totals = new Map<string, number>();
  for await (const reject of library.listRejects(archive, flags.run === undefined ? {} : { run: flags.run })) {
    totals.set(reject.code, (totals.get(reject.code) ?? 0) + 1);
    if (flags.json) await writeJson(context.stdout, reject);
    else await writeLines(context.stdout, renderReject(reject, paint));
  }
  if (!flags.json) await writeLines(context.stdout, [renderRejectTotals(Object.fromEntries(totals))]);
}
