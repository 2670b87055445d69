import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inTree, ROOT } from './plant-tree.ts';

const SOURCES = [
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
  'bin',
  'src',
  'rules',
  'docs',
  'scripts',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
];
const PUBLISHED = /^(bin|dist|rules|docs)\/|^(package\.json|README\.md|CHANGELOG\.md|LICENSE)$/;
const MINUTE = 60_000;

/** Builds and packs a copy of the checkout, unpacks the tarball as an install would, and hands over the folder. */
function inInstalledPackage(use: (folder: string, files: readonly string[]) => void): Promise<void> {
  const copies = SOURCES.filter((source) => existsSync(join(ROOT, source)));
  return inTree({}, copies, (folder) => {
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    execFileSync(process.execPath, ['scripts/build.ts'], { cwd: folder, stdio: 'pipe' });
    const packed = JSON.parse(
      execFileSync('npm', ['pack', '--ignore-scripts', '--json'], { cwd: folder, encoding: 'utf8', stdio: 'pipe' }),
    );
    const [tarball] = Object.values(packed) as [{ filename: string; files: { path: string }[] }];
    const target = join(folder, 'elsewhere/node_modules');
    mkdirSync(target, { recursive: true });
    execFileSync('tar', ['-xzf', join(folder, tarball.filename), '-C', target]);
    symlinkSync(join(ROOT, 'node_modules'), join(target, 'package/node_modules'));
    use(
      join(target, 'package'),
      tarball.files.map(({ path }) => path),
    );
  });
}

describe('the published package', () => {
  it(
    'holds what runs, its types, rules and documents, and nothing else; its command and its library work',
    () =>
      inInstalledPackage((folder, files) => {
        expect(files.filter((file) => !PUBLISHED.test(file))).toEqual([]);
        expect(files).toEqual(
          expect.arrayContaining([
            'bin/newsmorgue',
            'bin/pick-node.sh',
            'dist/cli/main.js',
            'dist/index.js',
            'dist/index.d.ts',
            'LICENSE',
          ]),
        );
        const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
        const env = { ...process.env, NEWSMORGUE_NODE: process.execPath };
        const command = spawnSync(join(folder, 'bin/newsmorgue'), ['--version'], { encoding: 'utf8', env });
        expect(command.stderr).toBe('');
        expect(command.stdout).toBe(`${version}\n`);
        const script = `import { defineConfig } from 'newsmorgue'; console.log(typeof defineConfig);`;
        const library = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
          cwd: folder,
          encoding: 'utf8',
        });
        expect(library.stdout).toBe('function\n');
        expect(clean(folder)).toBe('A small town');
      }),
    3 * MINUTE,
  );
});

/** One document through the document steps on a worker thread of the built package. */
function clean(folder: string): string {
  const env = { ...process.env, NEWSMORGUE_NODE: process.execPath };
  const input =
    'Published: 2020-01-02\n\nA small town\n\nA small town\n\nIt had one street, and the street had a name.\n';
  const { stdout, stderr } = spawnSync(join(folder, 'bin/newsmorgue'), ['clean'], { input, encoding: 'utf8', env });
  return stdout === '' ? stderr : JSON.parse(stdout).title;
}
