/** On how many documents a line must stand before it is taken for furniture. */

export interface LineBar {
  /** Fewest documents. */
  readonly documents: number;
  /** Least share of the scope's documents, 0 to 1. */
  readonly share: number;
}

export interface RepeatedLineThresholds {
  /** Short lines of a known site. */
  readonly site: LineBar;
  /** Lines of a known site that are long or read like a sentence: those could be the background that a series of articles shares. */
  readonly siteSentence: LineBar;
  /** Short lines of a collection of unknown sites. */
  readonly collection: LineBar;
  readonly collectionSentence: LineBar;
}

export const REPEATED_LINE_THRESHOLDS: RepeatedLineThresholds = {
  site: { documents: 2, share: 0.05 },
  siteSentence: { documents: 5, share: 0.3 },
  collection: { documents: 4, share: 0.2 },
  collectionSentence: { documents: 6, share: 0.3 },
};

/** A line longer than this is as good as a sentence; characters of the folded line. */
const LONG_LINE = 100;
const SENTENCE_WORDS = 8;
const SENTENCE_END = /[.!?…:。！？।؟۔]["')\]»”]*$/u;

/** Whether a folded line reads like a sentence, or is as long as one. */
export function isSentence(line: string): boolean {
  if (line.length > LONG_LINE) return true;
  return SENTENCE_END.test(line) && line.split(' ').length >= SENTENCE_WORDS;
}

/** The bar that holds for a line; one whose text isn't known is judged as a sentence. */
export function barFor(scope: string, sample: string | undefined, thresholds: RepeatedLineThresholds): LineBar {
  const sentence = sample === undefined || isSentence(sample);
  if (scope.startsWith('site:')) return sentence ? thresholds.siteSentence : thresholds.site;
  return sentence ? thresholds.collectionSentence : thresholds.collection;
}

/** Whether a line that stands on `count` of `documents` documents passes the bar. */
export function passes(bar: LineBar, count: number, documents: number): boolean {
  return count >= bar.documents && count >= bar.share * documents;
}
