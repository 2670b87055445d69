import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { checkShingles, createColumns, decodeRows, ROW_BYTES } from './document-columns.ts';
import { IndexDamaged } from './index-damaged.ts';
import { readDocumentRows, readManifest, SHINGLES } from './index-files.ts';
import { bytesOf, readFully } from './shingle-store.ts';

/** Holds every document's shingles to their sum, which a search does only with those it meets. @throws IndexDamaged */
export function checkAllShingles(folder: string): void {
  const path = join(folder, SHINGLES);
  const rows = createColumns();
  decodeRows(readDocumentRows(folder, readManifest(folder), ROW_BYTES), rows);
  if (rows.columns.count === 0) return;
  if (!existsSync(path)) throw new IndexDamaged(path, 'it is not there');
  const file = openSync(path, 'r');
  try {
    const { count, starts, sizes, checks } = rows.columns;
    for (let row = 0; row < count; row++) {
      const shingles = new Uint32Array(sizes[row] as number);
      const isRead = readFully(file, bytesOf(shingles), (starts[row] as number) * 4);
      if (!isRead || checkShingles(shingles) !== checks[row]) {
        throw new IndexDamaged(path, `the shingles of document ${row + 1} are not those that were stored`);
      }
    }
  } finally {
    closeSync(file);
  }
}
