import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './plant-tree.ts';

interface LockEntry {
  readonly version?: string;
  readonly hasInstallScript?: true;
  readonly os?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

describe.each(['.', 'runtime'])('the package lock of %s', (folder) => {
  const lock = JSON.parse(readFileSync(join(ROOT, folder, 'package-lock.json'), 'utf8'));
  const packages: Readonly<Record<string, LockEntry>> = lock.packages;

  it('knows the packages for other platforms, without which `npm ci` refuses it (scripts/complete-lock.mjs adds them)', () => {
    const wanted = Object.values(packages).flatMap((entry) => Object.keys(entry.optionalDependencies ?? {}));
    const names = new Set(Object.keys(packages).map((path) => path.split('node_modules/').at(-1)));
    expect(wanted.filter((name) => !names.has(name))).toEqual([]);
  });

  it('has no package that runs a script when it is installed here', () => {
    const scripted = Object.entries(packages).filter(
      ([, { hasInstallScript, os }]) => hasInstallScript && os?.includes('linux') !== false,
    );
    expect(scripted.map(([path]) => path)).toEqual([]);
  });
});
