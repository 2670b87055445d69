/** Builds and packs what would be published, and has publint look at the tarball. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

process.chdir(join(import.meta.dirname, '..'));
const folder = mkdtempSync(join(tmpdir(), 'newsmorgue-package-'));
try {
  execFileSync(process.execPath, ['scripts/build.ts'], { stdio: 'inherit' });
  const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const packed = JSON.parse(execFileSync('npm', pack, { encoding: 'utf8' }));
  const [{ filename, entryCount }] = Object.values(packed) as [{ filename: string; entryCount: number }];
  console.log(`${filename} holds ${entryCount} files`);
  execFileSync('node_modules/.bin/publint', ['--strict', join(folder, filename)], { stdio: 'inherit' });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
