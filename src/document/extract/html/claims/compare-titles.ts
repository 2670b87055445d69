const WORD = /[\p{L}\p{N}]+/gu;
const CASELESS = /[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]/;

function tokens(text: string): readonly string[] {
  const words = text.toLowerCase().match(WORD) ?? [];
  return CASELESS.test(text) ? words.flatMap((w) => [...w]) : words;
}

/** How much titles share with one, 0 to 1: twice the common words over all words. */
export function likenessTo(title: string): (other: string) => number {
  const own = tokens(title);
  return (other) => (own.length === 0 || other === '' ? 0 : likeness(tokens(other), own));
}

function likeness(first: readonly string[], second: readonly string[]): number {
  if (first.length === 0) return 0;
  const counts = new Map<string, number>();
  for (const word of first) counts.set(word, (counts.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of second) {
    const left = counts.get(word) ?? 0;
    if (left > 0) {
      common++;
      counts.set(word, left - 1);
    }
  }
  return (2 * common) / (first.length + second.length);
}
