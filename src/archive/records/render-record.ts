import type { ArchiveRecord } from './record-schema.ts';

/**
 * A record's bytes: the one canonical form. Pretty JSON, keys sorted, two spaces, a final newline, UTF-8.
 * Lone surrogates become U+FFFD, for JSON readers disagree about them.
 */
export function renderRecord(record: ArchiveRecord): Uint8Array {
  return Buffer.from(`${JSON.stringify(canonical(record), null, 2)}\n`);
}

/** The same on one line, for exports. */
export function renderRecordLine(record: ArchiveRecord): string {
  return `${JSON.stringify(canonical(record))}\n`;
}

/** A value as a record's file has it: keys sorted, strings well-formed. */
export function canonical(value: unknown): unknown {
  if (typeof value === 'string') return value.isWellFormed() ? value : value.toWellFormed();
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(canonical);
  const from = value as Readonly<Record<string, unknown>>;
  const sorted: Record<string, unknown> = {};
  for (const key of Object.keys(from).sort()) sorted[key] = canonical(from[key]);
  return sorted;
}
