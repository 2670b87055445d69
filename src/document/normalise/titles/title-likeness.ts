const WORD = /[\p{L}\p{N}]+/gu;
const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]/;

/** Words of a title, folded; single characters in scripts without spaces. */
function words(text: string): readonly string[] {
  const found = text.toLowerCase().match(WORD) ?? [];
  return UNSPACED.test(text) ? found.flatMap((word) => (UNSPACED.test(word) ? [...word] : [word])) : found;
}

/** How much two titles share, 0 to 1: twice their common words over all their words. */
export function titleLikeness(a: string, b: string): number {
  const [first, second] = [words(a), words(b)];
  if (first.length === 0 || second.length === 0) return 0;
  const left = new Map<string, number>();
  for (const word of first) left.set(word, (left.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of second) {
    const count = left.get(word) ?? 0;
    if (count === 0) continue;
    common++;
    left.set(word, count - 1);
  }
  return (2 * common) / (first.length + second.length);
}
