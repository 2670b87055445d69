import { createInterface } from 'node:readline/promises';
import { Command } from 'commander';
import { renderForget } from '../../report/render/render-forget.ts';
import { chooseArchive } from '../choose-archive.ts';
import { type CliContext, paintFor, write, writeJson } from '../context.ts';
import { UsageError } from '../report-error.ts';
import { archiveOption, examples, jsonOption, lockWaitOption } from '../shared-options.ts';

interface ForgetFlags {
  readonly archive?: string;
  readonly reason?: string;
  readonly dryRun?: true;
  readonly yes?: true;
  readonly lockWait?: number;
  readonly json?: true;
}

export function forgetCommand(context: CliContext): Command {
  return new Command('forget')
    .summary('take an article out for good')
    .description(
      'Take articles out of the archive for good: all versions, originals, index entries. A tombstone stays, and runs refuse to take them in again.',
    )
    .argument('<what...>', 'the start of an id, a path, a URL, or a pattern of URLs with *')
    .option('--reason <text>', 'why; kept in the tombstone; needed but for --dry-run')
    .option('-n, --dry-run', 'say what would go, touch nothing')
    .option('-y, --yes', "don't ask")
    .addOption(archiveOption())
    .addOption(lockWaitOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        ["newsmorgue forget 3fa9c1d2 --reason 'court order 12/26' --dry-run", 'what would go?'],
        ["newsmorgue forget 'https://example.com/private/*' --reason takedown --yes", 'from a script'],
      ),
    )
    .action((asked: string[], flags: ForgetFlags) => forgetAction(asked, flags, context));
}

async function forgetAction(asked: readonly string[], flags: ForgetFlags, context: CliContext): Promise<void> {
  const { reason = '', json, dryRun = false } = flags;
  if (reason.trim() === '' && !dryRun) throw new UsageError('expected --reason <text>: it is kept in the tombstone');
  const asksFirst = !dryRun && !flags.yes;
  if (asksFirst && (!context.stdin.isTTY || !context.stderr.isTTY || json)) {
    throw new UsageError('nobody is there to ask: say --yes, or look first with --dry-run');
  }
  const library = await context.library();
  const archive = await chooseArchive(flags, context);
  const options = { archive, asked, reason, lockWaitMs: (flags.lockWait ?? 0) * 1000 };
  if (asksFirst) {
    const planned = await library.forget({ ...options, dryRun: true });
    await write(context.stderr, renderForget(planned, false, paintFor(context.stderr, context)));
    if (!(await confirm())) {
      await write(context.stderr, 'Nothing was touched.\n');
      return;
    }
  }
  const report = await library.forget({ ...options, dryRun });
  if (json) return writeJson(context.stdout, report);
  await write(context.stdout, renderForget(report, !dryRun, paintFor(context.stdout, context)));
}

const YES = /^\s*y(?:es)?\s*$/i;

async function confirm(): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return YES.test(await lines.question('There is no way back. Forget them? [y/N] '));
  } finally {
    lines.close();
  }
}
