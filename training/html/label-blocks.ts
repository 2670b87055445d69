/** Which blocks of a page are the article's, told from its gold body or from snippets. */
import type { GoldPage } from './read-pages.ts';

const TOKEN =
  /[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]|(?:(?![\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f])[\p{L}\p{N}_])+/gu;
const SPACES = /\s+/g;
const GRAM = 4;
/** From this share of its 4-grams in the gold a block counts as found when its neighbours are matched. */
const FOUND = 0.6;
const BY_NEIGHBOUR = 0.9;
const COPY = 0.01;

export const tokensOf = (text: string): string[] => text.toLowerCase().match(TOKEN) ?? [];

export interface Labels {
  /** 0 to 1; NaN where nothing tells. */
  readonly values: Float32Array;
  readonly words: Int32Array;
}

/** @param parents for each block the element above its own: copies side by side are the author's, not the page's */
export function labelBlocks(texts: readonly string[], parents: readonly number[], gold: GoldPage): Labels {
  const tokens = texts.map(tokensOf);
  const words = Int32Array.from(tokens, (list) => list.length);
  const values = gold.body === '' ? labelBySnippets(texts, gold) : labelByBody(tokens, parents, gold.body);
  return { values, words };
}

function labelBySnippets(texts: readonly string[], gold: GoldPage): Float32Array {
  const flat = (text: string): string => text.replace(SPACES, ' ').trim();
  const holds = gold.holds.map(flat);
  const lacks = gold.lacks.map(flat);
  return Float32Array.from(texts, (raw) => {
    const text = flat(raw);
    const within = (snippet: string): boolean =>
      text.includes(snippet) || (text.length >= MIN_PART && text.length * 3 > snippet.length && snippet.includes(text));
    if (holds.some(within)) return 1;
    return lacks.some(within) ? 0 : Number.NaN;
  });
}

const MIN_PART = 12;

function labelByBody(tokens: readonly string[][], parents: readonly number[], body: string): Float32Array {
  const gold = tokensOf(body);
  const grams = new Set<string>();
  for (let i = 0; i + GRAM <= gold.length; i++) grams.add(gold.slice(i, i + GRAM).join(' '));
  const values = new Float32Array(tokens.length);
  tokens.forEach((list, i) => {
    if (list.length < GRAM) return;
    let found = 0;
    for (let k = 0; k + GRAM <= list.length; k++) if (grams.has(list.slice(k, k + GRAM).join(' '))) found++;
    values[i] = found / (list.length - GRAM + 1);
  });
  labelShortOnes(tokens, gold, values);
  dropCopies(tokens, parents, gold, values);
  return values;
}

/** A short line is the article's where the gold has it right behind or before the words of a block that is. */
function labelShortOnes(tokens: readonly string[][], gold: readonly string[], values: Float32Array): void {
  const places = new Map<string, number[]>();
  gold.forEach((word, i) => {
    const list = places.get(word);
    if (list === undefined) places.set(word, [i]);
    else list.push(i);
  });
  const isShort = (i: number): boolean => {
    const length = (tokens[i] as string[]).length;
    return length > 0 && (length < GRAM || (length < 2 * GRAM && (values[i] as number) < FOUND));
  };
  const matches = (i: number, step: number): boolean => {
    let other = i + step;
    while (other >= 0 && other < tokens.length && !((values[other] as number) >= FOUND)) other += step;
    const block = tokens[i] as string[];
    const near = tokens[other];
    if (near === undefined) return false;
    const edge = step < 0 ? near.slice(-3) : near.slice(0, 3);
    return (places.get(block[0] as string) ?? []).some((at) => {
      if (!block.every((word, k) => gold[at + k] === word)) return false;
      const start = step < 0 ? at - edge.length : at + block.length;
      return edge.every((word, k) => gold[start + k] === word);
    });
  };
  for (let i = 0; i < tokens.length; i++) if (isShort(i) && matches(i, -1)) values[i] = BY_NEIGHBOUR;
  for (let i = tokens.length - 1; i >= 0; i--) if (isShort(i) && matches(i, 1)) values[i] = BY_NEIGHBOUR;
}

/** Of a text that stands more often on the page than in the gold, those with the most matched words around are meant. */
function dropCopies(
  tokens: readonly string[][],
  parents: readonly number[],
  gold: readonly string[],
  values: Float32Array,
): void {
  const copies = new Map<string, number[]>();
  tokens.forEach((list, i) => {
    if (list.length < GRAM || (values[i] as number) < 0.5) return;
    const key = list.join(' ');
    const known = copies.get(key);
    if (known === undefined) copies.set(key, [i]);
    else known.push(i);
  });
  const flat = ` ${gold.join(' ')} `;
  const around = (i: number): number => {
    let sum = 0;
    for (let k = Math.max(0, i - 6); k < Math.min(tokens.length, i + 7); k++) {
      if (k !== i && (values[k] as number) >= 0.5) sum += Math.min(40, (tokens[k] as string[]).length);
    }
    return sum;
  };
  for (const [text, places] of copies) {
    if (places.length < 2) continue;
    const wanted = Math.max(1, flat.split(` ${text} `).length - 1);
    const ranked = places.map((i) => ({ i, sum: around(i) })).sort((a, b) => b.sum - a.sum || a.i - b.i);
    const kept = new Set(ranked.slice(0, wanted).map(({ i }) => parents[i]));
    for (const { i } of ranked.slice(wanted)) if (!kept.has(parents[i])) values[i] = COPY;
  }
}
