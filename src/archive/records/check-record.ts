import { describeFlaw } from '../../article-schema.ts';
import { type ArchiveRecord, recordSchema } from './record-schema.ts';

/**
 * The same record. Whatever made it: nothing is to get into the archive that can't be read from it again.
 * @throws Error saying what doesn't fit the schema
 */
export function checkRecord(record: ArchiveRecord): ArchiveRecord {
  const parsed = recordSchema.safeParse(record);
  if (parsed.success) return record;
  throw new Error(`expected a record that fits its schema, got one with ${describeFlaw(parsed.error)}`);
}
