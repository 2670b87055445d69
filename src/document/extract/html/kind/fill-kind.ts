/** What tells an article from a listing, a shop or a forum: one row of numbers for the whole page. */
import type { Claim, MetadataField } from '../../../../article.ts';
import { isArticleType, isForMachines } from '../claims/claim-signs.ts';
import type { MeasuredPage } from '../measure/measure-page.ts';
import type { TextMeasures } from '../measure/measure-text.ts';
import { isParagraph } from '../measure/sum-elements.ts';
import { INSIDE } from '../parse/inside.ts';
import type { PageBlock, PageElement } from '../segment/page.ts';
import { addressOf } from './address-evidence.ts';
import { EVIDENCE_FEATURES, fillEvidence } from './fill-evidence.ts';

const OWN_FEATURES = 43;
export const KIND_FEATURES = OWN_FEATURES + EVIDENCE_FEATURES;

const OTHER_TYPE =
  /product|itemlist|collection|website|profile|forum|discussion|organization|qapage|faq|searchresults|video|software|offer/i;
const DIGITS = /\d/g;
const WORD_BREAKS = /[-_]/g;

/** @param kept 1 for each block that was kept */
export function fillKind(
  measured: MeasuredPage,
  chances: Float32Array,
  kept: Uint8Array,
  claims: readonly Claim[],
): Float32Array {
  const row = new Float32Array(KIND_FEATURES);
  let at = fillKept(row, 0, measured, chances, kept);
  at = fillWhole(row, at, measured);
  const address = addressOf(claims);
  fillClaims(row, at, claims, address?.pathname ?? '');
  fillEvidence(row, OWN_FEATURES, measured, claims, address);
  return row;
}

function fillKept(
  row: Float32Array,
  from: number,
  measured: MeasuredPage,
  chances: Float32Array,
  kept: Uint8Array,
): number {
  const sums = {
    words: 0,
    links: 0,
    ends: 0,
    numbers: 0,
    blocks: 0,
    paragraphs: 0,
    long: 0,
    chance: 0,
    unsure: 0,
    runs: 0,
    most: 0,
    items: 0,
    rows: 0,
    code: 0,
    headings: 0,
  };
  let first = -1;
  let last = -1;
  measured.page.blocks.forEach((block, i) => {
    const { words, sentenceEnds, numbers, weight } = measured.measures[i] as TextMeasures;
    const chance = chances[i] as number;
    if (chance > 0.2 && chance < 0.8) sums.unsure += words;
    if (kept[i] === 0) return;
    if (first < 0) first = i;
    if (i === 0 || kept[i - 1] === 0) sums.runs++;
    last = i;
    sums.words += words;
    sums.links += (words * block.linkLength) / block.text.length;
    sums.ends += sentenceEnds;
    sums.numbers += numbers;
    sums.blocks++;
    sums.chance += chance * words;
    if (isParagraph(weight, block.linkLength / block.text.length)) sums.paragraphs++;
    if (block.kind === 'list-item') sums.items += words;
    if (block.kind === 'table-row') sums.rows += words;
    if (block.kind === 'code') sums.code += words;
    if (block.kind === 'heading') sums.headings++;
    sums.long = Math.max(sums.long, words);
    sums.most = Math.max(sums.most, chance);
  });
  const words = sums.words || 1;
  const total = measured.measures.reduce((sum, measure) => sum + measure.words, 0) || 1;
  const values = [
    ...[Math.log1p(sums.words), Math.log1p(total), sums.words / total, sums.blocks, sums.paragraphs],
    ...[sums.words / Math.max(1, sums.blocks), sums.long, sums.links / words, sums.most, sums.chance / words],
    ...[
      sums.unsure / words,
      sums.runs,
      (last - first + 1) / Math.max(1, measured.page.blocks.length),
      sums.blocks / (last - first + 1),
    ],
    ...[sums.items / words, sums.rows / words, sums.code / words, sums.headings / Math.max(1, sums.blocks)],
    ...[sums.ends / words, sums.numbers / words],
  ];
  row.set(values, from);
  return from + values.length;
}

function fillWhole(row: Float32Array, from: number, measured: MeasuredPage): number {
  const { blocks, elements } = measured.page;
  const root = elements[0] as PageElement;
  let twins = 0;
  for (const element of elements) if (element.blocks > 1) twins = Math.max(twins, element.twins);
  let inForm = 0;
  for (const block of blocks) if (flagsOf(measured, block) & (INSIDE.form | INSIDE.button)) inForm++;
  const { headline } = measured;
  const values = [
    ...[
      blocks.length,
      root.linkLength / (root.length || 1),
      root.paragraphLength / (root.length || 1),
      root.paragraphs,
    ],
    ...[twins, inForm / Math.max(1, blocks.length), root.headings / Math.max(1, blocks.length)],
    ...[headline < 0 ? 0 : (measured.titleOverlaps[headline] as number), headline < 0 ? -1 : headline / blocks.length],
    ...[measured.topHeadings[blocks.length - 1] ?? 0, measured.statedBody === '' ? 0 : 1],
  ];
  row.set(values, from);
  return from + values.length;
}

const flagsOf = ({ page }: MeasuredPage, block: PageBlock): number =>
  (page.elements[block.element] as PageElement).flags;

function fillClaims(row: Float32Array, from: number, claims: readonly Claim[], path: string): void {
  const types = claims.filter((claim) => claim.field === 'type');
  const fromMachine = (field: MetadataField): number =>
    claims.filter((claim) => claim.field === field && isForMachines(claim.from)).length;
  const slug = path.slice(path.lastIndexOf('/', path.length - 2) + 1);
  row.set(
    [
      ...[
        types.filter((claim) => isArticleType(claim.value)).length,
        types.filter((claim) => OTHER_TYPE.test(claim.value)).length,
      ],
      ...[types.length, fromMachine('published'), fromMachine('author')],
      claims.filter((claim) => claim.field === 'published').length,
      claims.filter((claim) => claim.field === 'author').length,
      ...[path === '' ? -1 : path.split('/').length, path === '' ? -1 : slug.length],
      ...[(slug.match(WORD_BREAKS) ?? []).length, (path.match(DIGITS) ?? []).length, path === '/' ? 1 : 0],
    ],
    from,
  );
}
