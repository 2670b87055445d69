/** Small trees of source files in a temporary folder, for checking the checks. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

/** Runs `use` in a new folder that holds `files` (path → content) and copies of the checkout's `copies`; removes it after. */
export async function inTree<T>(
  files: Readonly<Record<string, string>>,
  copies: readonly string[],
  use: (folder: string) => T | Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'newsmorgue-house-'));
  try {
    for (const copy of copies) cpSync(join(ROOT, copy), join(folder, copy), { recursive: true });
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
