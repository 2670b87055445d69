/** Near duplicates among documents that stand in no archive: `newsmorgue dupes docs.jsonl`. */
import { createHash } from 'node:crypto';
import { resolveConfig } from '../config/load-config.ts';
import { type ComparedText, findPairs, type TextPair } from '../corpus/duplicates/find-pairs.ts';
import { createExtract } from '../document/extract/extract-document.ts';
import { createSettle } from '../document/settle.ts';
import { DocumentRejected } from '../stage.ts';

export interface FindDuplicatesOptions {
  /** Jaccard similarity of word 5-shingles from which on two texts are a pair; .7 where it isn't given. */
  readonly threshold?: number;
  /** Compare the texts as they are. Otherwise they are cleaned first, so that shared furniture makes no pair. */
  readonly raw: boolean;
}

const DEFAULT_THRESHOLD = 0.7;

/** Every pair of similar texts once, each verified on its shingles. The texts are kept in memory. */
export async function* findDuplicatePairs(
  documents: AsyncIterable<ComparedText> | Iterable<ComparedText>,
  { threshold = DEFAULT_THRESHOLD, raw }: FindDuplicatesOptions,
): AsyncIterable<TextPair> {
  const prepare = raw ? (text: string) => text : await createCleaner();
  const texts: ComparedText[] = [];
  for await (const { id, text } of documents) texts.push({ id, text: prepare(text) });
  yield* findPairs(texts, threshold);
}

/** Cleans a text as a plain-text dump is; one that nothing is left of counts as it is. */
async function createCleaner(): Promise<(text: string) => string> {
  const { settings, extensions } = await resolveConfig({}, null);
  const extract = createExtract(settings);
  const settle = createSettle(settings, extensions);
  const encoder = new TextEncoder();
  return (text) => {
    const bytes = encoder.encode(text);
    const source = { path: '-', sha256: createHash('sha256').update(bytes).digest('hex') };
    const document = { source, mediaType: 'text/plain', bytes, charset: 'utf-8', collection: '', claims: [] } as const;
    try {
      const { blocks } = settle(extract.apply(document)).article;
      return blocks.length === 0 ? text : blocks.map((block) => block.text).join('\n');
    } catch (error) {
      if (error instanceof DocumentRejected) return text;
      throw error;
    }
  };
}
