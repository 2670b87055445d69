import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';

const PROCESS = new URL('../../src/cli/start-process.ts', import.meta.url).href;
const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const SIGNALS_MODULE = new URL('../../src/cli/watch-signals.ts', import.meta.url).href;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsmorgue-process-'));
});
const children: ChildProcessWithoutNullStreams[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function start(name: string, code: string): ChildProcessWithoutNullStreams {
  const path = join(folder, name);
  writeFileSync(path, code);
  const child = spawn(process.execPath, [path]);
  children.push(child);
  return child;
}

async function exitOf(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  const [code] = await once(child, 'exit');
  return code as number | null;
}

describe('the process', () => {
  it('ends without an error when its reader goes away', async () => {
    const child = start(
      'pipe.mjs',
      `import { startProcess } from ${JSON.stringify(PROCESS)};
       process.argv = ['node', 'newsmorgue', 'completions', 'zsh'];
       await startProcess();`,
    );
    child.stdout.destroy();
    let errors = '';
    child.stderr.on('data', (chunk) => {
      errors += chunk;
    });
    expect(await exitOf(child)).toBe(0);
    expect(errors).toBe('');
  });

  it('ends with 13 where an archive is damaged, which is also what Node ends with when nothing is left to wait for', async () => {
    const archive = join(folder, 'damaged');
    writeFileSync(join(folder, 'note.txt'), 'A heron stood in the harbour of Seal Point for a whole day.\n');
    const call = (...args: string[]) => spawn(process.execPath, [MAIN, ...args, '--archive', archive], { cwd: folder });
    expect(await exitOf(call('run', 'note.txt'))).toBe(0);
    rmSync(join(archive, 'records'), { recursive: true });
    expect(await exitOf(call('verify'))).toBe(13);
  });

  it('keeps compiled code in the cache folder of the user', async () => {
    const env = { ...process.env, XDG_CACHE_HOME: join(folder, 'cache') };
    await exitOf(spawn(process.execPath, [MAIN, '--version'], { env: { ...env, NODE_DISABLE_COMPILE_CACHE: '1' } }));
    expect(existsSync(join(folder, 'cache'))).toBe(false);
    await exitOf(spawn(process.execPath, [MAIN, '--version'], { env }));
    expect(readdirSync(join(folder, 'cache/newsmorgue/compiled'))).not.toEqual([]);
  });

  it('aborts at the first signal and exits with 128+N at the second', async () => {
    const child = start(
      'signals.mjs',
      `import { watchSignals } from ${JSON.stringify(SIGNALS_MODULE)};
       const watch = watchSignals((name) => console.log(name));
       watch.signal.addEventListener('abort', () => console.log('aborted'));
       setInterval(() => {}, 1000);
       console.log('ready');`,
    );
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      if (output === 'ready\n') child.kill('SIGTERM');
      if (output.endsWith('aborted\n')) child.kill('SIGINT');
    });
    expect(await exitOf(child)).toBe(130);
    expect(output).toBe('ready\nSIGTERM\naborted\n');
  });
});
