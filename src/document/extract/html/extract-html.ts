/**
 * A page → its article as blocks with claims. Parse once, cut the tree into blocks, measure them in one walk, let the
 * model decide block by block; what isn't kept becomes removals with the rule that took it.
 */
import type { Block, Draft, RawDocument, Removal } from '../../../article.ts';
import type { DocumentSettings } from '../../../settings.ts';
import type { DocumentStep } from '../../../stage.ts';
import { decodeBytes } from '../decode-bytes.ts';
import { collectClaims } from './claims/collect-claims.ts';
import { scoreBlocks } from './decide-by-score.ts';
import { findCharset } from './find-charset.ts';
import { cutLongRuns } from './list-removals.ts';
import { measurePage } from './measure-page.ts';
import { removalRule } from './name-removal.ts';
import type { Page } from './page.ts';
import { parsePage } from './parse-page.ts';
import { readHead } from './read-head.ts';
import { segmentPage } from './segment-page.ts';

const THRESHOLD = 0.5;

/** The step for `text/html`. Never throws on a page, however broken: a page without text gives a draft without blocks. */
export function createExtractHtml(_settings: DocumentSettings): DocumentStep<RawDocument, Draft> {
  return { name: 'extract-html', apply: extractPage };
}

function extractPage(raw: RawDocument): Draft {
  const { text, flags } = decodeBytes(raw.bytes, raw.charset ?? findCharset(raw.bytes));
  const root = parsePage(text);
  const page = segmentPage(root);
  const measured = measurePage(page, readHead(root));
  const chances = scoreBlocks(page, measured.measures);
  const { blocks, removals } = divide(page, chances, measured.headline);
  return {
    source: raw.source,
    mediaType: raw.mediaType,
    collection: raw.collection,
    ...(raw.crawled === undefined ? {} : { crawled: raw.crawled }),
    kind: 'article',
    claims: [...raw.claims, ...collectClaims(root, {})],
    blocks,
    removals: cutLongRuns(removals),
    flags,
  };
}

function divide(page: Page, chances: Float32Array, headline: number): { blocks: Block[]; removals: Removal[] } {
  const blocks: Block[] = [];
  const removals: Removal[] = [];
  page.blocks.forEach((block, position) => {
    const kept = { kind: block.kind, text: block.text, position };
    if (position === headline) removals.push({ ...kept, rule: 'headline' });
    else if ((chances[position] as number) >= THRESHOLD) blocks.push(kept);
    else removals.push({ ...kept, rule: removalRule(page, block) });
  });
  return { blocks, removals };
}
