/** A record of our own, exported and read again: its text and its claims as they were archived. */
import { z } from 'zod';
import type { Draft, RawDocument } from '../../../article.ts';
import { demand, draftSchema } from '../../../article-schema.ts';
import { DocumentRejected } from '../../../stage.ts';

/** The text was cleaned before it was archived: to clean what is left once more would take its context for the page's. */
export const AS_ARCHIVED = 'as-archived';

/** Of a record only the text must be there; what else is there must be as the archive writes it. */
const RecordParts = draftSchema
  .pick({ kind: true, claims: true, blocks: true, removals: true, flags: true })
  .partial()
  .required({ blocks: true })
  .extend({ crawled: z.string().nullable().optional() });

/** @throws DocumentRejected `bad-record` when the JSON is not a record with blocks, or holds what no record may. */
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

function parseRecord(bytes: Uint8Array): z.infer<typeof RecordParts> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw new DocumentRejected('bad-record', `expected a record as JSON, but ${(error as Error).message}`);
  }
  return demand(RecordParts, value, 'bad-record', 'expected a record as the archive writes it, but');
}
