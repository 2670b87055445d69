import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

/** Hex SHA-256 of a file, a chunk in memory at a time. */
export function digestFile(path: string): string {
  const file = openSync(path, 'r');
  try {
    const digest = createHash('sha256');
    const chunk = Buffer.allocUnsafe(1 << 20);
    for (let size = readSync(file, chunk); size > 0; size = readSync(file, chunk))
      digest.update(chunk.subarray(0, size));
    return digest.digest('hex');
  } finally {
    closeSync(file);
  }
}
