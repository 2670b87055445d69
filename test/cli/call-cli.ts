import type { CliContext, Sink } from '../../src/cli/context.ts';
import type { Library } from '../../src/cli/library.ts';
import { runCli } from '../../src/cli/run-cli.ts';

export interface CliOutcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Some of the library's functions, each doing what a test needs of it. */
export type LibraryStub = { readonly [Name in keyof Library]?: (...args: never[]) => unknown };

export interface CliSurroundings {
  readonly library?: LibraryStub;
  readonly stdin?: string;
  readonly terminal?: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

function collect(terminal: boolean): Sink & { readonly text: () => string } {
  const chunks: Uint8Array[] = [];
  return {
    isTTY: terminal,
    columns: 80,
    write(chunk, done) {
      chunks.push(Buffer.from(chunk));
      done?.();
      return true;
    },
    text: () => Buffer.concat(chunks).toString('utf8'),
  };
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

/** Inputs are configured, so that a run without any named ones has something to read. */
const loadDefaults = async () => ({
  folder: process.cwd(),
  values: { archive: 'archive', inputs: ['dumps'], log: { level: 'warn' } },
});

/** Runs a command line within this process, against the library's functions given here alone. */
export async function callCli(args: readonly string[], surroundings: CliSurroundings = {}): Promise<CliOutcome> {
  const { library = {}, stdin, terminal = false, env = {} } = surroundings;
  const stdout = collect(terminal);
  const stderr = collect(terminal);
  const context: CliContext = {
    stdin: Object.assign(bytesOf(stdin ?? ''), { isTTY: stdin === undefined, isPiped: stdin !== undefined }),
    stdout,
    stderr,
    env,
    library: async () => ({ loadConfig: loadDefaults, ...library }) as unknown as Library,
    exitCode: 0,
  };
  const code = await runCli(args, context, '9.9.9');
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}
