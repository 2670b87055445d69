import { Command, InvalidArgumentError, Option } from 'commander';
import { formatCount } from '../../report/layout/format-figures.ts';
import { renderFinding, renderRepair, renderVerdict } from '../../report/render/render-verify.ts';
import type { VerifyReport } from '../../report/verify-report.ts';
import { chooseArchive } from '../choose-archive.ts';
import { type CliContext, paintFor, writeJson, writeLines } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { configOption, examples, jsonOption, lockWaitOption, parseDay } from '../shared-options.ts';

interface VerifyFlags {
  readonly archive?: string;
  readonly config?: string;
  readonly sample?: number;
  readonly since?: string;
  readonly repair?: true;
  readonly quiet?: true;
  readonly lockWait?: number;
  readonly json?: true;
}

const SHARE = /^(\d{1,2}(?:\.\d{1,6})?|100)%?$/;

function parseShare(value: string): number {
  const match = SHARE.exec(value);
  if (match === null) throw new InvalidArgumentError('Expected a share of the files, such as 5%.');
  return Number(match[1]) / 100;
}

export function verifyCommand(context: CliContext): Command {
  return new Command('verify')
    .summary('check every file of an archive; repair it')
    .description('Check an archive: every file, every digest, the chain of runs, the versions, the indexes.')
    .argument('[archive]', 'the archive (default: as in all commands)')
    .option('-a, --archive <folder>', 'the same')
    .addOption(configOption())
    .addOption(new Option('--sample <N%>', 'read the bytes of so many of the files only').argParser(parseShare))
    .addOption(new Option('--since <day>', 'only what runs since then wrote').argParser(parseDay))
    .option('--repair', 'bring back what can be, move the rest to quarantine/')
    .option('-q, --quiet', 'say nothing where all is well')
    .addOption(lockWaitOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        ['newsmorgue verify', 'everything'],
        ['newsmorgue verify --sample 5%', 'every night another twentieth'],
        ['newsmorgue verify --repair', 'put right what is wrong'],
      ),
    )
    .action((archive: string | undefined, flags: VerifyFlags) => verifyAction(archive, flags, context));
}

const INTERVAL_MS = 200;

async function verifyAction(named: string | undefined, flags: VerifyFlags, context: CliContext): Promise<void> {
  const library = await context.library();
  const archive = named ?? (await chooseArchive(flags, context));
  const live = context.stderr.isTTY === true && !flags.json;
  const clear = (): void => void (live && context.stderr.write('\r\u001b[K'));
  let shown = 0;
  const report = await library.verify({
    archive,
    ...(flags.sample !== undefined && { sample: flags.sample }),
    ...(flags.since !== undefined && { since: flags.since }),
    ...(flags.config !== undefined && { config: flags.config }),
    repair: flags.repair ?? false,
    lockWaitMs: (flags.lockWait ?? 0) * 1000,
    onProgress: (files) => {
      if (!live || Date.now() - shown < INTERVAL_MS) return;
      shown = Date.now();
      context.stderr.write(`\r\u001b[KChecked ${formatCount(files)} files`);
    },
  });
  clear();
  const isLossy = report.repairs.some(({ action }) => action === 'lost');
  if (report.left.length > 0 || isLossy) context.exitCode = EXIT.fixity;
  if (flags.json) return writeJson(context.stdout, { ...report, exitCode: context.exitCode });
  if (flags.quiet && report.findings.length === 0) return;
  await printReport(report, context);
}

async function printReport(report: VerifyReport, context: CliContext): Promise<void> {
  const paint = paintFor(context.stdout, context);
  await writeLines(
    context.stdout,
    report.findings.map((finding) => renderFinding(finding, paint)),
  );
  await writeLines(
    context.stdout,
    report.repairs.map((repair) => renderRepair(repair, paint)),
  );
  await writeLines(context.stdout, [renderVerdict(report, paint)]);
}
