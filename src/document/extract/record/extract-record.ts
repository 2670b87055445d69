/** A record of our own, exported and read again: its text and its claims as they were archived. */
import type { Block, Claim, Draft, RawDocument, Removal } from '../../../article.ts';
import { DocumentRejected } from '../../../stage.ts';

/** The text was cleaned before it was archived: to clean what is left once more would take its context for the page's. */
export const AS_ARCHIVED = 'as-archived';

interface RecordParts {
  readonly kind?: Draft['kind'];
  readonly claims?: readonly Claim[];
  readonly blocks?: readonly Block[];
  readonly removals?: readonly Removal[];
  readonly flags?: readonly string[];
  readonly crawled?: string | null;
}

/** @throws DocumentRejected `bad-record` when the JSON is not a record with blocks. */
export function extractRecord(raw: RawDocument): Draft {
  const record = parseRecord(raw.bytes);
  const { source, mediaType, collection } = raw;
  const crawled = raw.crawled ?? record.crawled ?? undefined;
  return {
    source,
    mediaType,
    collection,
    ...(crawled === undefined ? {} : { crawled }),
    kind: record.kind ?? 'article',
    claims: [...(record.claims ?? []), ...raw.claims],
    blocks: record.blocks ?? [],
    removals: record.removals ?? [],
    flags: [...new Set([...(record.flags ?? []), AS_ARCHIVED])],
  };
}

function parseRecord(bytes: Uint8Array): RecordParts {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw new DocumentRejected('bad-record', `expected a record as JSON, but ${(error as Error).message}`);
  }
  const record = value as RecordParts | null;
  if (typeof record !== 'object' || record === null || !Array.isArray(record.blocks)) {
    throw new DocumentRejected('bad-record', 'expected a record with a list of blocks, got JSON of another shape');
  }
  return record;
}
