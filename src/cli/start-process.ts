import { Console } from 'node:console';
import { fstatSync, readFileSync } from 'node:fs';
import { isatty } from 'node:tty';
import type { CliContext } from './context.ts';
import { loadLibrary } from './library.ts';
import { runCli } from './run-cli.ts';

const PACKAGE = new URL('../../package.json', import.meta.url);

function readVersion(): string {
  return (JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string }).version;
}

/** Opened on first use: touching `process.stdin` early would keep the process waiting for it. */
function describeStdin(): CliContext['stdin'] {
  return {
    [Symbol.asyncIterator]: () => process.stdin[Symbol.asyncIterator](),
    isTTY: isatty(0),
    get isPiped() {
      const stdin = fstatSync(0);
      return stdin.isFIFO() || stdin.isFile() || stdin.isSocket();
    },
  };
}

/** Runs this process's command line. @returns the code to exit with */
export async function startProcess(): Promise<number> {
  // Write callbacks report a closed pipe; without a listener the same error would kill the process.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  // What a configuration prints must not get between the lines that a command does.
  globalThis.console = new Console(process.stderr);
  const context: CliContext = {
    stdin: describeStdin(),
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    library: loadLibrary,
    exitCode: 0,
  };
  return runCli(process.argv.slice(2), context, readVersion());
}
