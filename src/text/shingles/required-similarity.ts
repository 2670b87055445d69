/** How much of two texts must be alike for them to be near duplicates, where nobody says otherwise. */
export const DEFAULT_THRESHOLD = 0.7;

/** A text with fewer words is short: one changed word changes up to five of its few shingles, and one shared phrase makes it look alike. */
const SHORT_TEXT_WORDS = 20;
/** Short texts are near duplicates only when nearly all of their shingles agree. */
const SHORT_TEXT_SIMILARITY = 0.85;

/** The Jaccard similarity from which two texts of so many words are near duplicates, where `threshold` holds for longer ones. */
export function requiredSimilarity(threshold: number, wordsA: number, wordsB: number): number {
  return Math.min(wordsA, wordsB) < SHORT_TEXT_WORDS ? Math.max(threshold, SHORT_TEXT_SIMILARITY) : threshold;
}
