/** What in an archive is like a text that isn't stored: `search --like`. */

import { openArchiveReader } from '../archive/open-archive.ts';
import { frameText } from '../corpus/duplicates/read-frame.ts';
import { tellRelation } from '../corpus/duplicates/tell-relation.ts';
import { fitsFilter } from '../inspect/fits-filter.ts';
import { summarizeRecord, toListed } from '../inspect/summarize-record.ts';
import type { ListFilter } from '../report/listed-record.ts';
import type { LikeHit } from '../report/text-trace.ts';
import { DEFAULT_THRESHOLD, requiredSimilarity } from '../text/shingles/required-similarity.ts';
import { shingleText } from '../text/shingles/shingle.ts';
import { tokenize } from '../text/shingles/tokens.ts';
import { textOf } from '../text/text-of.ts';
import { lookIntoSimilar } from './similar/open-similar.ts';

export interface LikeOptions extends ListFilter {
  /** At most so many; all without it. */
  readonly limit?: number;
  /** Jaccard similarity from which on two texts are duplicates; .7 where it isn't given. */
  readonly threshold?: number;
}

/**
 * The records that a text is related to, the most similar first. Nothing in the archive is touched.
 * @throws NotAnArchive
 */
export async function findSimilarTo(archive: string, text: string, options: LikeOptions = {}): Promise<LikeHit[]> {
  const { limit = Number.POSITIVE_INFINITY, threshold = DEFAULT_THRESHOLD, ...filter } = options;
  const reader = openArchiveReader(archive);
  const index = lookIntoSimilar(reader);
  try {
    const { shingles, words } = shingleText(text);
    const own = frameText(tokenize(text));
    const hits = new Map<string, LikeHit>();
    for (const { key, similarity, shared, size, words: others } of index.related({ shingles, words }, threshold)) {
      const known = reader.catalog.version(key);
      if (known === undefined || hits.has(known.record)) continue;
      const required = requiredSimilarity(threshold, words, others);
      const framed = () =>
        [own, frameText(tokenize(textOf(reader.record(known.record, known.version).record)))] as const;
      const found = tellRelation({ similarity, shared, sizes: [shingles.length, size] }, required, framed);
      const summary = summarizeRecord(reader, known.record);
      if (found === null || !fitsFilter(summary, filter)) continue;
      const relation = found === 'contains' && shingles.length < size ? 'contained' : found;
      hits.set(known.record, { ...toListed(summary, 0), similarity, relation, share: shared / shingles.length });
      if (hits.size >= limit) break;
    }
    return [...hits.values()];
  } finally {
    index.close();
    reader.close();
  }
}
