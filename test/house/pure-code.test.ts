import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inTree, ROOT } from './plant-tree.ts';

/** Each is one line that pure code must not contain. */
const IMPURE = {
  clock: 'export const now = Date.now();',
  'clock by constructor': 'export const now = new Date();',
  chance: 'export const dice = Math.random();',
  process: 'export const folder = process.cwd();',
  environment: "export const home = process.env['HOME'];",
  'global object': 'export const anything = globalThis;',
  console: "console.log('x');",
  network: "export const page = fetch('https://site.example/');",
  timer: 'setTimeout(() => undefined, 1);',
  buffer: "export const bytes = Buffer.from('x');",
  locale: 'export const format = new Intl.NumberFormat();',
  'locale order': "export const order = 'a'.localeCompare('b');",
  'locale case': "export const loud = 'i'.toLocaleUpperCase();",
};

const PURE =
  "import { hash } from 'node:crypto';\n\nexport const fine = [hash('sha256', 'x'), new Date(0).getTime(), Date.UTC(2018, 3)];\n";

interface Diagnostic {
  readonly location: { readonly path: string | { readonly file: string } };
  readonly severity: string;
}

function lint(files: Readonly<Record<string, string>>): Promise<string[]> {
  return inTree(files, ['biome.json', 'scripts/lint'], (folder) => {
    const biome = join(ROOT, 'node_modules/.bin/biome');
    const parameters = ['lint', '--reporter=json', '--max-diagnostics=none', '--vcs-enabled=false', 'src'];
    const { stdout } = spawnSync(biome, parameters, { cwd: folder, encoding: 'utf8' });
    const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    return errors.map(({ location: { path } }) => (typeof path === 'string' ? path : path.file));
  });
}

describe.each(['document/clean', 'corpus', 'report', 'text'])('pure code in src/%s', (place) => {
  it('is reported for everything that would make it impure', async () => {
    const lines = Object.values(IMPURE).map(
      (line, index) => [`src/${place}/planted-${index}.ts`, `${line}\n`] as const,
    );
    const reported = new Set(await lint({ ...Object.fromEntries(lines), [`src/${place}/pure.ts`]: PURE }));
    expect([...reported].sort()).toEqual(lines.map(([path]) => path).sort());
  });
});

describe('other code', () => {
  it('may look at the clock and the process', async () => {
    expect(
      await lint({ 'src/archive/effect.ts': `${IMPURE.clock}\n`, 'src/cli/effect.ts': `${IMPURE.process}\n` }),
    ).toEqual([]);
  });

  it('has named exports only', async () => {
    expect(await lint({ 'src/archive/named.ts': 'export default 1;\n' })).toEqual(['src/archive/named.ts']);
  });
});
