/**
 * Columns of the page model that say what kind of page this calls itself: in its address, its data, the names of its
 * parts and its short lines. Each group's clues are added up, so that few pages suffice to learn what a sum is worth.
 */
import type { Claim } from '../../../../article.ts';
import type { MeasuredPage } from '../measure/measure-page.ts';
import type { TextMeasures } from '../measure/measure-text.ts';
import { TAG_ORDER } from '../parse/walk-facts.ts';
import { readAddress } from './address-evidence.ts';
import { bodyIn, NAME_CLUES, namesIn, phraseBits, sureIn, typeBits } from './kind-tables.ts';
import { PAGE_GROUPS, type PageGroup } from './kind-words.ts';

const GROUPS = PAGE_GROUPS.length;
const SHOP = 1;
const DOCS = 2;
const LISTING = 3;
const ARTICLE = GROUPS - 1;
export const EVIDENCE_FEATURES = GROUPS + 6;

const HTML = TAG_ORDER.indexOf('html');
const BODY = TAG_ORDER.indexOf('body');
/** Words of a line that may be a button or a label. */
const SHORT_LINE = 8;
const CURRENCY = /[$€£¥₹]/;
const ARTICLE_DATE = /^(?:json-ld:(?:News|Blog|Art|Report|Live)|meta:article:pub)/;
const MACHINE = /^(?:json-ld|meta|microdata|rdfa|url)/;

/** Fills `EVIDENCE_FEATURES` columns from `from` on; returns where they end. */
export function fillEvidence(
  row: Float32Array,
  from: number,
  measured: MeasuredPage,
  claims: readonly Claim[],
  address: URL | null,
): number {
  const sums = new Float32Array(GROUPS);
  addTypes(sums, measured, claims);
  addNames(sums, measured);
  const lines = addLines(sums, measured);
  const words = addAddress(sums, address);
  addClaims(sums, claims);
  let at = from;
  row.set(sums, at);
  at += GROUPS;
  const others = sums.slice(0, ARTICLE).sort().reverse();
  const [best, second] = others as unknown as [number, number];
  row.set([best, best + second, best - (sums[ARTICLE] as number), lines.short, lines.prices, words], at);
  return from + EVIDENCE_FEATURES;
}

const add = (sums: Float32Array, group: number, points: number): void => {
  sums[group] = (sums[group] as number) + points;
};

function addBits(sums: Float32Array, bits: number, points: number): void {
  for (let group = 0; group < GROUPS; group++) if (bits & (1 << group)) add(sums, group, points);
}

function addTypes(sums: Float32Array, measured: MeasuredPage, claims: readonly Claim[]): void {
  let stated = 0;
  for (const { firstChild } of measured.page.statements)
    if (firstChild?.type === 'text') stated |= typeBits(firstChild.data);
  addBits(sums, stated, 2);
  const social = claims.filter((claim) => claim.field === 'type' && claim.from.startsWith('meta:og'));
  if (social.some((claim) => claim.value.toLowerCase().includes('product'))) add(sums, SHOP, 2);
  if (social.some((claim) => claim.value.toLowerCase().includes('article'))) add(sums, ARTICLE, 1);
}

function addNames(sums: Float32Array, { page }: MeasuredPage): void {
  const known = new Map<number, number>();
  /** Names are numbered in the order in which they first appear. */
  let seen = -1;
  let sure = 0;
  let body = 0;
  for (const { names, tag } of page.elements) {
    const isRoot = tag === HTML || tag === BODY;
    if (names.number <= seen && !isRoot) continue;
    seen = Math.max(seen, names.number);
    for (const token of names.tokens) {
      const clues = NAME_CLUES.get(token);
      if (clues === 0) continue;
      if (namesIn(clues) !== 0) known.set(token, namesIn(clues));
      sure |= sureIn(clues);
      if (isRoot) body |= bodyIn(clues);
    }
  }
  const counts = new Int32Array(GROUPS);
  for (const bits of known.values()) addCounts(counts, bits);
  addSteps(sums, counts, (group) => group.nameSteps);
  addBits(sums, sure, 1);
  addBits(sums, body, 1);
}

function addCounts(counts: Int32Array, bits: number): void {
  for (let group = 0; group < GROUPS; group++) counts[group] = (counts[group] as number) + ((bits >> group) & 1);
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
    if (bits === 0) return;
    addCounts(counts, bits);
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

/** What the page's address says; returns the words of its last part, -1 without an address. */
function addAddress(sums: Float32Array, url: URL | null): number {
  if (url === null) return -1;
  const address = readAddress(url);
  address.groups.forEach(({ points, last }, group) => {
    add(sums, group, points + (last ? (group === LISTING ? 2 : 1) : 0));
  });
  if (address.isHome) add(sums, LISTING, 1);
  if (address.words >= 4) add(sums, ARTICLE, 1);
  if (address.words >= 6) add(sums, ARTICLE, 1);
  if (address.isDated) add(sums, ARTICLE, 1);
  return address.words;
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
