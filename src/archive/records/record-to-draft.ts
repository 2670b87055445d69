import type { Block, Draft, Removal } from '../../article.ts';
import type { ArchiveRecord } from './record-schema.ts';

/** Rules by which extraction, not cleaning, took something out: they stay removals in the draft. */
const EXTRACTION_RULE = /^(?:html\/|site\/|header\/|headline$)/;

/** That a record was read from an export (`extract/record`). */
const AS_ARCHIVED = 'as-archived';

/**
 * The draft as it was extracted: what cleaning removed is text again, in its place, and pieces are joined.
 * For cleaning a stored text anew with today's rules and knowledge, without its original.
 */
export function recordToDraft(record: ArchiveRecord): Draft {
  const removals = record.removals.filter(({ rule }) => EXTRACTION_RULE.test(rule));
  const cleaned = record.removals.filter(({ rule }) => !EXTRACTION_RULE.test(rule));
  const draft = {
    source: record.source,
    mediaType: record.mediaType,
    collection: record.collection,
    kind: record.kind,
    claims: record.claims,
    blocks: joinPieces([...record.blocks, ...cleaned]),
    removals,
    // What cleaning took out is text again.
    flags: record.flags.filter((flag) => flag !== AS_ARCHIVED),
  };
  return record.crawled === null ? draft : { ...draft, crawled: record.crawled };
}

/** Blocks in order, the pieces of one position put together again; what lay between two pieces was space. */
function joinPieces(pieces: readonly (Block | Removal)[]): readonly Block[] {
  const inOrder = [...pieces].sort((a, b) => a.position - b.position || (a.offset ?? 0) - (b.offset ?? 0));
  const blocks: { kind: Block['kind']; text: string; position: number }[] = [];
  for (const { kind, text, position, offset } of inOrder) {
    const last = blocks.at(-1);
    if (last?.position === position) last.text = last.text.padEnd(offset ?? 0) + text;
    else blocks.push({ kind, text: ' '.repeat(offset ?? 0) + text, position });
  }
  return blocks;
}
