import { describeFlaw } from '../../article-schema.ts';
import { ArchiveDamaged } from '../errors.ts';
import { type ArchiveRecord, recordSchema } from './record-schema.ts';

/**
 * A record from the bytes of its file.
 * @param path names the file in errors
 * @throws ArchiveDamaged when the bytes are no record of the known schema
 */
export function parseRecord(bytes: Uint8Array, path: string): ArchiveRecord {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new ArchiveDamaged(path, `expected a record as JSON in UTF-8: ${(error as Error).message}`);
  }
  const parsed = recordSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new ArchiveDamaged(path, `not a valid record: ${describeFlaw(parsed.error)}`);
}
