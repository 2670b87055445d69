/** What the tools of this checkout (benchmarks, fuzzer, sweep, soak) have in common on the command line. */
import { Command, type CommanderError, InvalidArgumentError } from 'commander';

const WRONG_CALL = 2;

/** @param call how it is started, such as `npm run fuzz --`. A wrong option is told with the help, and ends the tool with 2. */
export const createTool = (call: string, summary: string): Command =>
  new Command(call)
    .description(summary)
    .helpOption('--help', 'show this')
    .showHelpAfterError()
    .exitOverride((error: CommanderError) => process.exit(error.exitCode === 0 ? 0 : WRONG_CALL));

/** Reads a list of names, separated by commas, each of which must be one of those that are known. */
export const parseNamesOf =
  (known: readonly string[]) =>
  (value: string): readonly string[] => {
    const names = value.split(',');
    const unknown = names.filter((name) => !known.includes(name));
    if (unknown.length === 0) return names;
    throw new InvalidArgumentError(`Expected some of ${known.join(', ')}, got ${unknown.join(', ')}.`);
  };
