import { CommanderError } from 'commander';
import { type CliContext, OutputClosed, paintFor, write, writeJson } from './context.ts';
import { createProgram } from './create-program.ts';
import { EXIT } from './exit-codes.ts';
import { describeError, type ErrorReport, renderError } from './report-error.ts';

const USAGE_PREFIX = /^error: /;

/** Runs one command line (without `node` and the script) and gives the exit code. Throws nothing. */
export async function runCli(args: readonly string[], context: CliContext, version: string): Promise<number> {
  const program = createProgram(context, version);
  try {
    await program.parseAsync(args.length === 0 ? ['--help'] : args, { from: 'user' });
    return context.exitCode;
  } catch (error) {
    if (error instanceof OutputClosed) return context.exitCode;
    // Thrown after it printed what was asked for: help, or the version.
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.ok;
    const report = error instanceof CommanderError ? describeUsage(error, args) : describeError(error);
    await printError(report, wantsJson(args), context);
    return report.exitCode;
  }
}

function describeUsage(error: CommanderError, args: readonly string[]): ErrorReport {
  const command = args.find((arg) => !arg.startsWith('-'));
  const known = command !== undefined && error.code !== 'commander.unknownCommand';
  const help = known ? `newsmorgue ${command} --help` : 'newsmorgue --help';
  const message = error.message.replace(USAGE_PREFIX, '').trim();
  return { code: 'usage', message: `${message}\nSee ${help}`, exitCode: EXIT.usage };
}

/** Also where the command line could not be parsed. */
function wantsJson(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return args.slice(0, end < 0 ? undefined : end).includes('--json');
}

async function printError(report: ErrorReport, json: boolean, context: CliContext): Promise<void> {
  try {
    if (json) await writeJson(context.stderr, { error: report });
    else await write(context.stderr, renderError(report, paintFor(context.stderr, context)));
  } catch (error) {
    // Nobody reads standard error any more; the exit code still says it.
    if (!(error instanceof OutputClosed)) throw error;
  }
}
