import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The files below a folder with their contents; caches and the lock aside, where `all` isn't given. */
export function listTree(root: string, all = false): Readonly<Record<string, string>> {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) =>
    relative(root, join(root, name)),
  );
  const wanted = names.filter((name) => all || !(name.startsWith('index') || name === 'wal/lock.sqlite'));
  const files = wanted.filter((name) => statSync(join(root, name)).isFile()).sort();
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(root, name), 'latin1')]));
}
