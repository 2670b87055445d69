/**
 * Which lines of a dump are the article's, told from its gold body: a line is if three quarters of its word triples stand there;
 * a short one, if it stands there right behind or before the words of a line that is. Of equal lines no more than the gold has.
 */
const WORD =
  /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]|(?:(?![\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f])[\p{L}\p{N}])+/gu;
const GRAM = 3;
const LONG = 8;
const FOUND = 0.75;

export const wordsOf = (text: string): string[] => text.normalize('NFKC').toLowerCase().match(WORD) ?? [];

export interface Labelled {
  /** A digit per line, 1 for article text. */
  readonly keep: string;
  /** Share of the gold's word triples that the labelled lines hold. */
  readonly coverage: number;
}

export function labelLines(lines: readonly string[], body: string): Labelled {
  const gold = wordsOf(body);
  const places = new Map<string, number[]>();
  for (let i = 0; i + GRAM <= gold.length; i++) push(places, gold.slice(i, i + GRAM).join(' '), i);
  const firsts = new Map<string, number[]>();
  for (const [i, word] of gold.entries()) push(firsts, word, i);
  const words = lines.map(wordsOf);
  const keep = words.map((own) => own.length >= LONG && shareFound(own, places) >= FOUND);
  const filled = [...words.keys()].filter((i) => (words[i] as string[]).length > 0);
  for (const step of [1, -1, 1]) {
    const order = step === 1 ? filled : filled.toReversed();
    order.forEach((i, rank) => {
      const neighbour = order[rank - 1];
      const own = words[i] as string[];
      if (keep[i] || neighbour === undefined || !keep[neighbour] || own.length >= LONG) return;
      const beside = words[neighbour] as string[];
      keep[i] =
        step === 1
          ? stands([...beside.slice(-GRAM), ...own], gold, firsts)
          : stands([...own, ...beside.slice(0, GRAM)], gold, firsts);
    });
  }
  dropCopies(words, keep, ` ${gold.join(' ')} `);
  return { keep: keep.map(Number).join(''), coverage: coverageOf(words, keep, places) };
}

function shareFound(own: readonly string[], places: ReadonlyMap<string, unknown>): number {
  let found = 0;
  for (let i = 0; i + GRAM <= own.length; i++) if (places.has(own.slice(i, i + GRAM).join(' '))) found++;
  return found / (own.length - GRAM + 1);
}

function stands(
  run: readonly string[],
  gold: readonly string[],
  firsts: ReadonlyMap<string, readonly number[]>,
): boolean {
  return firsts.get(run[0] ?? '')?.some((at) => run.every((word, k) => gold[at + k] === word)) ?? false;
}

/** Of equal lines those with the most labelled neighbours stay, as many as the gold holds. */
function dropCopies(words: readonly string[][], keep: boolean[], gold: string): void {
  const copies = Map.groupBy(words.keys(), (i) => (words[i] as string[]).join(' '));
  for (const [key, places] of copies) {
    const kept = places.filter((i) => keep[i]);
    if (kept.length < 2) continue;
    const allowed = Math.max(1, gold.split(` ${key} `).length - 1);
    const weight = (i: number): number => [-3, -2, -1, 1, 2, 3].filter((step) => keep[i + step]).length;
    for (const i of kept.toSorted((a, b) => weight(b) - weight(a)).slice(allowed)) keep[i] = false;
  }
}

function coverageOf(
  words: readonly string[][],
  keep: readonly boolean[],
  places: ReadonlyMap<string, readonly number[]>,
): number {
  const held = words.filter((_, i) => keep[i]).flat();
  const seen = new Set<string>();
  for (let i = 0; i + GRAM <= held.length; i++) seen.add(held.slice(i, i + GRAM).join(' '));
  let found = 0;
  for (const gram of places.keys()) if (seen.has(gram)) found++;
  return found / Math.max(1, places.size);
}

function push(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
