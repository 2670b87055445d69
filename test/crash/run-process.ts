/** Runs the command as a user does: through `bin/newsmorgue`, in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface ProcessOutcome {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningProcess {
  readonly child: ChildProcess;
  readonly outcome: Promise<ProcessOutcome>;
}

export interface ProcessOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A module to load before the program. */
  readonly preload?: string;
  readonly stdin?: 'pipe' | 'ignore';
}

const COMMAND = join(import.meta.dirname, '../../bin/newsmorgue');
export const STOP_AT_OPERATION = join(import.meta.dirname, 'stop-at-operation.ts');

export function startProcess(args: readonly string[], options: ProcessOptions): RunningProcess {
  const { cwd, env = {}, preload, stdin = 'ignore' } = options;
  const child = spawn(COMMAND, args, {
    cwd,
    env: {
      ...process.env,
      NEWSMORGUE_NODE: process.execPath,
      ...(preload === undefined ? {} : { NODE_OPTIONS: `--import=${preload}` }),
      ...env,
    },
    stdio: [stdin, 'pipe', 'pipe'],
  });
  return { child, outcome: collect(child) };
}

export const runProcess = (args: readonly string[], options: ProcessOptions): Promise<ProcessOutcome> =>
  startProcess(args, options).outcome;

async function collect(child: ChildProcess): Promise<ProcessOutcome> {
  const [stdout, stderr] = [gather(child.stdout), gather(child.stderr)];
  const [code, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { code, signal, stdout: stdout(), stderr: stderr() };
}

function gather(stream: ChildProcess['stdout']): () => string {
  const chunks: Buffer[] = [];
  stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString('utf8');
}
