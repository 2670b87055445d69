/**
 * Columns of the page model that say what kind of page this calls itself: in its address, its data, the names of its
 * parts and its short lines. Each group's clues are added up, so that few pages suffice to learn what a sum is worth.
 */
import type { Claim } from '../../../article.ts';
import { describeNames, mix, type Names } from './describe-names.ts';
import { PAGE_GROUPS, type PageGroup } from './kind-words.ts';
import type { MeasuredPage } from './measure-page.ts';
import { createWordList, measureText, type TextMeasures } from './measure-text.ts';
import { TAG_ORDER } from './walk-facts.ts';

const GROUPS = PAGE_GROUPS.length;
const SHOP = 1;
const DOCS = 2;
const LISTING = 3;
const ARTICLE = GROUPS - 1;
export const EVIDENCE_FEATURES = GROUPS + 6;

const ROOT_TAGS = ['html', 'body'].map((name) => TAG_ORDER.indexOf(name));
/** Words of a line that may be a button or a label. */
const SHORT_LINE = 8;
const CURRENCY = /[$€£¥₹]/;
const EXTENSION = /\.\w{2,5}$/;
const WORD_BREAK = /[-_+.]/;
const DATED_PATH = /\/(?:19|20)\d\d[/-]?\d/;
const WWW = /^www\./;
const NUMERIC = /^\d+$/;
const ARTICLE_DATE = /^(?:json-ld:(?:News|Blog|Art|Report|Live)|meta:article:pub)/;
const MACHINE = /^(?:json-ld|meta|microdata|rdfa|url)/;

const listOf = (words: string): string[] => words.split('|').filter((word) => word !== '');
const PATHS = PAGE_GROUPS.map(({ path, last, lastWords }) => ({
  path: new Set(listOf(path)),
  last: new Set(listOf(last)),
  lastWords: new Set(listOf(lastWords)),
}));
const TYPES = PAGE_GROUPS.map(({ types }) => listOf(types).map((type) => `"${type}"`));

const WHOLE_LINE = 0x3d;

/** Bits of the groups that a name or a phrase speaks for. */
const NAME_BITS = tableOf((group) => group.names, hashName);
const SURE_BITS = tableOf((group) => group.sure, hashName);
const BODY_BITS = tableOf((group) => group.body, hashName);
const PHRASE_BITS = tableOf((group) => group.phrases, hashPhrase);

function tableOf(wordsOf: (group: PageGroup) => string, hash: (word: string) => number): ReadonlyMap<number, number> {
  const bits = new Map<number, number>();
  PAGE_GROUPS.forEach((group, i) => {
    for (const word of listOf(wordsOf(group))) bits.set(hash(word), (bits.get(hash(word)) ?? 0) | (1 << i));
  });
  return bits;
}

function hashName(name: string): number {
  return describeNames(name).tokens[0] as number;
}

function hashPhrase(phrase: string): number {
  const list = createWordList();
  measureText(phrase, list);
  const hash = list.hashes.subarray(0, list.length).reduce((sum, word) => mix(sum, word), 0);
  return phrase.startsWith('=') ? mix(hash, WHOLE_LINE) : hash;
}

/** Fills `EVIDENCE_FEATURES` columns from `from` on; returns where they end. */
export function fillEvidence(
  row: Float32Array,
  from: number,
  measured: MeasuredPage,
  claims: readonly Claim[],
): number {
  const sums = new Float32Array(GROUPS);
  addTypes(sums, measured, claims);
  addNames(sums, measured);
  const lines = addLines(sums, measured);
  const address = addAddress(sums, claims);
  addClaims(sums, claims);
  let at = from;
  row.set(sums, at);
  at += GROUPS;
  const others = sums.slice(0, ARTICLE).sort().reverse();
  const [best, second] = others as unknown as [number, number];
  row.set([best, best + second, best - (sums[ARTICLE] as number), lines.short, lines.prices, address.words], at);
  return from + EVIDENCE_FEATURES;
}

const add = (sums: Float32Array, group: number, points: number): void => {
  sums[group] = (sums[group] as number) + points;
};

function addBits(sums: Float32Array, bits: number, points: number): void {
  for (let group = 0; group < GROUPS; group++) if (bits & (1 << group)) add(sums, group, points);
}

function addTypes(sums: Float32Array, measured: MeasuredPage, claims: readonly Claim[]): void {
  const texts = measured.page.statements.map(({ firstChild }) =>
    firstChild !== null && firstChild.type === 'text' ? firstChild.data : '',
  );
  TYPES.forEach((types, group) => {
    if (types.some((type) => texts.some((text) => text.includes(type)))) add(sums, group, 2);
  });
  const social = claims.filter((claim) => claim.field === 'type' && claim.from.startsWith('meta:og'));
  if (social.some((claim) => claim.value.toLowerCase().includes('product'))) add(sums, SHOP, 2);
  if (social.some((claim) => claim.value.toLowerCase().includes('article'))) add(sums, ARTICLE, 1);
}

function addNames(sums: Float32Array, { page }: MeasuredPage): void {
  const known = new Set<number>();
  const seen = new Set<Names>();
  let sure = 0;
  let body = 0;
  for (const { names, tag } of page.elements) {
    const isRoot = ROOT_TAGS.includes(tag);
    if (seen.has(names) && !isRoot) continue;
    seen.add(names);
    for (const token of names.tokens) {
      if (NAME_BITS.has(token)) known.add(token);
      sure |= SURE_BITS.get(token) ?? 0;
      if (isRoot) body |= BODY_BITS.get(token) ?? 0;
    }
  }
  const counts = new Int32Array(GROUPS);
  for (const token of known) {
    const bits = NAME_BITS.get(token) as number;
    for (let group = 0; group < GROUPS; group++) counts[group] = (counts[group] as number) + ((bits >> group) & 1);
  }
  addSteps(sums, counts, (group) => group.nameSteps);
  addBits(sums, sure, 1);
  addBits(sums, body, 1);
}

function addSteps(sums: Float32Array, counts: Int32Array, stepsOf: (group: PageGroup) => readonly number[]): void {
  PAGE_GROUPS.forEach((group, i) => {
    for (const step of stepsOf(group)) if ((counts[i] as number) >= step) add(sums, i, 1);
  });
}

function addLines(sums: Float32Array, measured: MeasuredPage): { readonly short: number; readonly prices: number } {
  const counts = new Int32Array(GROUPS);
  let short = 0;
  let prices = 0;
  let code = 0;
  measured.page.blocks.forEach(({ text, kind }, i) => {
    const measure = measured.measures[i] as TextMeasures;
    if (kind === 'code') code++;
    const size = measure.to - measure.from;
    if (size === 0 || size > SHORT_LINE) return;
    short++;
    if (measure.digits > 0 && CURRENCY.test(text)) prices++;
    const bits = phraseBits(measured.words.hashes, measure.from, measure.to);
    for (let group = 0; group < GROUPS; group++) counts[group] = (counts[group] as number) + ((bits >> group) & 1);
  });
  addSteps(sums, counts, (group) => group.phraseSteps);
  PAGE_GROUPS.forEach((group, i) => {
    if ((counts[i] as number) > group.phraseShare * (short + 1)) add(sums, i, 1);
  });
  if (prices >= 2) add(sums, SHOP, 1);
  if (prices > 0.05 * short) add(sums, SHOP, 1);
  if (code >= 5) add(sums, DOCS, 1);
  return { short: short / Math.max(1, measured.page.blocks.length), prices: prices / (short + 1) };
}

/** Which groups the phrases of one, two or three words in a line speak for. */
function phraseBits(hashes: Int32Array, from: number, to: number): number {
  let bits = 0;
  for (let start = from; start < to; start++) {
    let hash = 0;
    for (let end = start; end < to && end < start + 3; end++) {
      hash = mix(hash, hashes[end] as number);
      bits |= PHRASE_BITS.get(hash) ?? 0;
      if (start === from && end === to - 1) bits |= PHRASE_BITS.get(mix(hash, WHOLE_LINE)) ?? 0;
    }
  }
  return bits;
}

/** What the page's address says. */
function addAddress(sums: Float32Array, claims: readonly Claim[]): { readonly words: number } {
  const url = addressOf(claims);
  if (url === null) return { words: -1 };
  const host = url.hostname.replace(WWW, '');
  const parts = url.pathname
    .toLowerCase()
    .split('/')
    .filter((part) => part !== '')
    .map((part) => part.replace(EXTENSION, ''));
  const last = parts.pop() ?? '';
  const words = last.split(WORD_BREAK).filter((word) => word !== '' && !NUMERIC.test(word));
  PAGE_GROUPS.forEach((group, i) => {
    const known = PATHS[i] as (typeof PATHS)[0];
    if (group.host.test(host)) add(sums, i, 1);
    if (parts.some((part) => known.path.has(part))) add(sums, i, 1);
    if (known.last.has(last)) add(sums, i, i === LISTING ? 2 : 1);
    if (words.some((word) => known.lastWords.has(word))) add(sums, i, 1);
  });
  if (last === '') add(sums, LISTING, 1);
  if (words.length >= 4) add(sums, ARTICLE, 1);
  if (words.length >= 6) add(sums, ARTICLE, 1);
  if (DATED_PATH.test(url.pathname)) add(sums, ARTICLE, 1);
  return { words: words.length };
}

function addressOf(claims: readonly Claim[]): URL | null {
  for (const { field, value } of claims) {
    if ((field === 'url' || field === 'canonical') && URL.canParse(value)) return new URL(value);
  }
  return null;
}

/** Dates and names by the headline speak for an article; so do those that its data give. */
function addClaims(sums: Float32Array, claims: readonly Claim[]): void {
  const shown = (field: Claim['field']): boolean =>
    claims.some((claim) => claim.field === field && !MACHINE.test(claim.from) && !claim.from.includes('@'));
  const stated = claims.filter((claim) => claim.field === 'published' && ARTICLE_DATE.test(claim.from));
  if (stated.some((claim) => claim.from.startsWith('json-ld'))) add(sums, ARTICLE, 2);
  if (stated.some((claim) => claim.from.startsWith('meta'))) add(sums, ARTICLE, 1);
  if (shown('published')) add(sums, ARTICLE, 1);
  if (shown('author')) add(sums, ARTICLE, 1);
  if (claims.some(({ field }) => field === 'section')) add(sums, ARTICLE, 1);
}
