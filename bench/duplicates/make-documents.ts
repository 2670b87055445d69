/**
 * Invented documents for measuring the duplicate index: articles of about 3.7 kB, a third of them edited copies of others.
 * `node bench/duplicates/make-documents.ts 100000 > docs.jsonl`; the same number gives the same documents.
 */
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';

export interface InventedDocument {
  readonly id: string;
  readonly text: string;
}

const SYLLABLES =
  'ba ce di fo gu ha ki lo me nu pa ra si to vu we ya zo be da fi ga hu je ko la mi no pe ru sa te'.split(' ');
const VOCABULARY = 20_000;
const PARAGRAPHS = 10;
const WORDS_PER_PARAGRAPH = 58;
const COPY_SHARE = 1 / 3;
/** A copy is of one of the articles before it, so many back at most. */
const REACH = 2000;

/** Documents `first` to `end − 1`, one after the other; nothing is kept. */
export function* makeDocuments(end: number, first = 0): Generator<InventedDocument> {
  for (let number = first; number < end; number++) yield { id: `m${number}`, text: textOf(number) };
}

function textOf(number: number): string {
  const dice = createDice(number);
  const isCopy = number > 0 && dice() < COPY_SHARE;
  const origin = isCopy ? Math.max(0, number - 1 - Math.floor(dice() * Math.min(REACH, number))) : number;
  const paragraphs = inventArticle(origin);
  return (isCopy ? edit(paragraphs, dice) : paragraphs).join('\n\n');
}

function inventArticle(number: number): string[] {
  const dice = createDice(number + 0x10000000);
  return Array.from({ length: PARAGRAPHS }, () => {
    const words = Array.from({ length: WORDS_PER_PARAGRAPH }, () => wordOf(Math.floor(dice() ** 2 * VOCABULARY)));
    return `${words.join(' ')}.`;
  });
}

/** What editors do: cut the end, drop a paragraph, put a line of their own on top, change words. */
function edit(paragraphs: readonly string[], dice: () => number): string[] {
  const kind = Math.floor(dice() * 4);
  if (kind === 0) return paragraphs.slice(0, 2 + Math.floor(dice() * (PARAGRAPHS - 2)));
  if (kind === 1) return paragraphs.toSpliced(Math.floor(dice() * PARAGRAPHS), 1);
  if (kind === 2)
    return [`${wordOf(Math.floor(dice() * VOCABULARY))} said so on ${wordOf(7)} at ${wordOf(9)}`, ...paragraphs];
  return paragraphs.map((each) =>
    each
      .split(' ')
      .map((word) => (dice() < 0.01 ? `${word}x` : word))
      .join(' '),
  );
}

function wordOf(number: number): string {
  const size = SYLLABLES.length;
  const parts = [number % size, Math.floor(number / size) % size, Math.floor(number / size ** 2) % size];
  return parts.map((part) => SYLLABLES[part]).join('');
}

/** Mulberry32: numbers from 0 to 1. */
function createDice(seed: number): () => number {
  let state = Math.imul(seed + 1, 0x9e3779b1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const document of makeDocuments(Number(process.argv[2] ?? 1000))) {
    if (!process.stdout.write(`${JSON.stringify(document)}\n`)) await once(process.stdout, 'drain');
  }
}
