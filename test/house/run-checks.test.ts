import { spawnSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inTree, ROOT } from './plant-tree.ts';

const HOUSE = [
  'scripts',
  '.dependency-cruiser.mjs',
  'tsconfig.json',
  'biome.json',
  'knip.json',
  'vitest.config.ts',
  'package.json',
];
const MINUTE = 60_000;

/** Runs the checks that are named in a house that holds the given files and nothing else. */
function runChecks(names: readonly string[], files: Readonly<Record<string, string>>) {
  return inTree(files, HOUSE, (folder) => {
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    const env = { ...process.env, PATH: `${join(ROOT, 'node_modules/.bin')}:${process.env['PATH']}`, NO_COLOR: '1' };
    for (const name of Object.keys(env).filter((key) => key.startsWith('VITEST'))) Reflect.deleteProperty(env, name);
    const { stdout, status } = spawnSync(process.execPath, ['scripts/run-checks.ts', ...names], {
      cwd: folder,
      encoding: 'utf8',
      env,
    });
    return { lines: stdout.trim().split('\n'), status };
  });
}

const TEST = "import { describe, expect, it } from 'vitest';\n";

describe('npm test', () => {
  it(
    'fails when the import rules saw no module',
    async () => {
      const { lines, status } = await runChecks(['imports'], { 'src/notes.md': 'no module' });
      expect(lines.slice(-2)).toEqual(['FAILED imports (0 modules): read nothing', '0 passed, 1 failed']);
      expect(status).toBe(1);
    },
    MINUTE,
  );

  it(
    'runs a check after one that failed, and counts both',
    async () => {
      const { lines, status } = await runChecks(['lint', 'imports'], {
        'src/text/a.ts': 'export const now = Date.now();\n',
      });
      expect(lines.at(-1)).toBe('1 passed, 1 failed');
      expect(lines.at(-2)).toBe('ok     imports (1 modules)');
      expect(status).toBe(1);
    },
    MINUTE,
  );

  it(
    'counts tests, and takes a skip only with a reason',
    async () => {
      const { lines, status } = await runChecks(['tests'], {
        'test/fine.test.ts': `${TEST}it('a', () => expect(1).toBe(1));\nit('b', (context) => context.skip(true, 'no moon tonight'));\n`,
        'test/silent.test.ts': `${TEST}it.skip('c', () => undefined);\nit('d', () => expect(1).toBe(1));\n`,
      });
      expect(lines).toContain('skipped b: no moon tonight');
      expect(lines).toContain('FAILED c: skipped without a reason');
      expect(lines.at(-1)).toBe('2 passed, 1 failed');
      expect(status).toBe(1);
    },
    MINUTE,
  );

  it(
    'fails on a lone test, on a file that cannot be loaded and on one without tests',
    async () => {
      const { lines, status } = await runChecks(['tests'], {
        'test/lone.test.ts': `${TEST}it.only('a', () => expect(1).toBe(1));\nit('b', () => expect(1).toBe(2));\n`,
        'test/broken.test.ts': "import './not-there.ts';\n",
        'test/bare.test.ts': 'export const nothing = 1;\n',
      });
      expect(lines.at(-1)).toMatch(SOME_FAILED);
      expect(status).toBe(1);
    },
    MINUTE,
  );
});

const SOME_FAILED = /^\d+ passed, [345] failed$/;
