import { readFileSync } from 'node:fs';
import type { CliContext } from './context.ts';
import { loadLibrary } from './library.ts';
import { runCli } from './run-cli.ts';

const PACKAGE = new URL('../../package.json', import.meta.url);

function readVersion(): string {
  return (JSON.parse(readFileSync(PACKAGE, 'utf8')) as { version: string }).version;
}

/** Runs this process's command line and exits with its code. */
export async function startProcess(): Promise<void> {
  // Write callbacks report a closed pipe; without a listener the same error would kill the process.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  const context: CliContext = {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    library: loadLibrary,
    exitCode: 0,
  };
  const code = await runCli(process.argv.slice(2), context, readVersion());
  // A pipe that is still open at the other end must not keep us alive.
  process.exit(code);
}
