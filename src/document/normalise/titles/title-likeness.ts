const WORD = /[\p{L}\p{N}]+/gu;
const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]/;

/** At most this many words of a title are compared. */
const MOST_WORDS = 60;

/** Words of a title, folded; single characters in scripts without spaces. */
export function titleWords(text: string): readonly string[] {
  const found = text.toLowerCase().match(WORD) ?? [];
  const all = UNSPACED.test(text) ? found.flatMap((word) => (UNSPACED.test(word) ? [...word] : [word])) : found;
  return all.slice(0, MOST_WORDS);
}

/** How much two titles share, 0 to 1: twice their common words over all their words. */
export function titleLikeness(first: readonly string[], second: readonly string[]): number {
  if (first.length === 0 || second.length === 0) return 0;
  if (first === second) return 1;
  const used = new Uint8Array(second.length);
  let common = 0;
  for (const word of first) {
    for (let i = 0; i < second.length; i++) {
      if (used[i] === 1 || second[i] !== word) continue;
      used[i] = 1;
      common++;
      break;
    }
  }
  return (2 * common) / (first.length + second.length);
}
