/**
 * Tells whether a folder's node_modules is what its package-lock.json asks for: exit code 0 if so, 1 if not.
 * Plain JavaScript for any Node.js from 20 on, because it runs before a newer one is there.
 * npm writes node_modules/.package-lock.json last, so an interrupted install has none.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2] ?? '.';
process.exitCode = isInstalled(folder) ? 0 : 1;

function isInstalled(folder) {
  const wanted = packagesOf(join(folder, 'package-lock.json'));
  const there = packagesOf(join(folder, 'node_modules', '.package-lock.json'));
  if (wanted === null || there === null) return false;
  return Object.entries(wanted).every(([path, entry]) => path === '' || isCurrent(folder, path, entry, there[path]));
}

/** Packages for other platforms are in the lock and rightly not on disk: npm leaves out what is optional and doesn't fit. */
function isCurrent(folder, path, wanted, there) {
  if (there === undefined) return wanted.optional === true;
  if (there.version !== wanted.version || there.integrity !== wanted.integrity) return false;
  return existsSync(join(folder, path, 'package.json'));
}

function packagesOf(lockPath) {
  try {
    return JSON.parse(readFileSync(lockPath, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}
