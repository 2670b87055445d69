/** Near duplicates, templates, containment and reuse among documents that stand in no archive: `newsmorgue dupes docs.jsonl`. */

import { join } from 'node:path';
import { DEFAULT_THRESHOLD } from '../text/shingles/required-similarity.ts';
import { keepOpened, openFolder } from './close-all.ts';
import { cleanTexts } from './similar/clean-texts.ts';
import { type ComparedText, createTextPairs, type TextPair } from './similar/pair-texts.ts';

export type { ComparedText, TextPair } from './similar/pair-texts.ts';

export interface FindDuplicatesOptions {
  /** Jaccard similarity of word 5-shingles from which on two texts are a pair; .7 where it isn't given. */
  readonly threshold?: number;
  /** Compare the texts as they are. Otherwise they are cleaned first, so that shared furniture makes no pair. */
  readonly raw: boolean;
}

/**
 * Every pair of related texts once, each counted on its shingles, in the order of the later texts.
 * Texts are kept on disk; memory grows by some 1,000 bytes a text.
 */
export async function* findDuplicatePairs(
  documents: AsyncIterable<ComparedText> | Iterable<ComparedText>,
  { threshold = DEFAULT_THRESHOLD, raw }: FindDuplicatesOptions,
): AsyncIterable<TextPair> {
  const opened = keepOpened();
  try {
    const folder = openFolder(opened);
    const pairs = opened.keep(createTextPairs(folder, raw ? { threshold, frameFrom: threshold } : { threshold }));
    const compared = raw ? documents : cleanTexts(documents, join(folder, 'cleaned'));
    for await (const text of compared) yield* pairs.add(text);
  } finally {
    await opened.close();
  }
}
