import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Changes one bit of a file, as a disk that goes bad does. @param share where in the file, 0 to 1 */
export function flipByte(root: string, path: string, share = 0.5): void {
  const file = join(root, path);
  const bytes = readFileSync(file);
  const at = Math.min(bytes.length - 1, Math.floor(bytes.length * share));
  bytes[at] = (bytes[at] as number) ^ 0x04;
  chmodSync(file, 0o644);
  writeFileSync(file, bytes);
}

/** All files below a folder of an archive, from the archive's root, in order. */
export function filesBelow(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort();
}
