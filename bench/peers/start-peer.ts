import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { join } from 'node:path';
import { NODE_FOLDER, PYTHON } from './install-peers.ts';

/** A peer in a process of its own, asked one thing at a time. */
export interface Peer {
  /** @throws Error when the process ends before it answers, with what it said last */
  ask(task: object): Promise<unknown>;
  close(): void;
}

type Runtime = 'python' | 'readability' | 'newsmorgue';

export function startPeer(runtime: Runtime, what: 'pages' | 'duplicates', name: string): Peer {
  const child = launch(runtime, what, name);
  let lastWords = '';
  child.stderr.on('data', (data: Buffer) => {
    lastWords = `${lastWords}${data}`.slice(-500);
  });
  // Where the process is gone the answer that doesn't come says so.
  child.stdin.on('error', () => {});
  const lines = readLines(child.stdout);
  return {
    ask: async (task) => {
      child.stdin.write(`${JSON.stringify(task)}\n`);
      const { value, done } = await lines.next();
      if (done === true) throw new Error(`${name} ended before it answered: ${lastWords.trim().split('\n').at(-1)}`);
      return JSON.parse(value);
    },
    close: () => child.stdin.end(),
  };
}

function launch(runtime: Runtime, what: string, name: string): ChildProcessWithoutNullStreams {
  const here = import.meta.dirname;
  if (runtime === 'python') return spawn(PYTHON, [join(here, 'serve.py'), what, name]);
  if (runtime === 'readability')
    return spawn(process.execPath, [join(here, 'serve-readability.mjs')], { cwd: NODE_FOLDER });
  return spawn(process.execPath, [join(here, 'serve-newsmorgue.ts'), what, name]);
}

/** A line ends at `\n` and nowhere else: JSON may hold U+2028, at which Node's own reader ends lines, too. */
async function* readLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<string, undefined> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of chunks) {
    const parts = decoder.decode(chunk, { stream: true }).split('\n');
    for (const part of parts.slice(0, -1)) {
      yield rest + part;
      rest = '';
    }
    rest += parts.at(-1) ?? '';
  }
}
