import type { ArchiveRecord } from '../archive/records/record-schema.ts';

/** The text of a record as it is shingled: its blocks, one below the other. */
export function textOf({ blocks }: Pick<ArchiveRecord, 'blocks'>): string {
  return blocks.map((block) => block.text).join('\n');
}
