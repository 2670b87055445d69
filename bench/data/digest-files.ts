import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** One digest of the names and bytes of files, folders with all that is in them; shortened, as it only has to differ. */
export function digestFiles(folder: string, sources: readonly string[]): string {
  const hash = createHash('sha256');
  for (const source of sources) addPath(join(folder, source), source);
  return hash.digest('hex').slice(0, 16);

  function addPath(path: string, name: string): void {
    if (statSync(path).isDirectory()) {
      for (const entry of readdirSync(path).sort()) addPath(join(path, entry), `${name}/${entry}`);
      return;
    }
    const bytes = readFileSync(path);
    hash.update(`${name}\0${bytes.length}\0`).update(bytes);
  }
}
