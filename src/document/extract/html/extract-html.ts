/**
 * A page → its article as blocks with claims. Parse once, cut the tree into blocks, measure them in one walk, let the
 * model judge block by block; what isn't kept becomes removals with the rule that took it.
 */
import type { Block, Claim, Draft, RawDocument, Removal } from '../../../article.ts';
import type { DocumentSettings } from '../../../settings.ts';
import type { DocumentStep } from '../../../stage.ts';
import { toUtf8 } from '../../../text/encoding/decode-bytes.ts';
import { collectClaims } from './claims/collect-claims.ts';
import { decideBlocks } from './decide/decide-blocks.ts';
import { findScriptBody } from './decide/find-script-body.ts';
import { cutLongRuns } from './decide/list-removals.ts';
import { type Divided, foundLittle, takeScriptBody } from './decide/take-script-body.ts';
import { takeStatedBody } from './decide/take-stated-body.ts';
import { createJudge } from './judge/judge-blocks.ts';
import { createKindJudge } from './kind/judge-kind.ts';
import { type MeasuredPage, measurePage } from './measure/measure-page.ts';
import model from './model.json' with { type: 'json' };
import { findCharset } from './parse/find-charset.ts';
import type { TreeRoot } from './parse/page-tree.ts';
import { parsePage } from './parse/parse-page.ts';
import { type Head, readHead } from './parse/read-head.ts';
import { createMarker } from './segment/mark-by-selectors.ts';
import type { Page } from './segment/page.ts';
import { segmentPage } from './segment/segment-page.ts';
import { stripInvisible } from './segment/strip-invisible.ts';

/**
 * The step for `text/html`. Takes any page, however broken: one without text gives a draft without blocks.
 * @throws Error at creation, for a site's selector that can't be read.
 */
export function createExtractHtml(settings: DocumentSettings): DocumentStep<RawDocument, Draft> {
  const judge = createJudge(model);
  const judgeKind = createKindJudge(model.kind);
  const mark = createMarker(settings);

  const decide = (page: Page, head: Head, flags: readonly string[]): Decided => {
    const measured = measurePage(page, head);
    const chances = judge(measured);
    const rules = decideBlocks(measured, chances);
    return { measured, chances, rules, divided: divide(measured, rules, flags) };
  };

  /** The page as it shows itself or, where that is hardly any text, as its scripts would. */
  const read = (root: TreeRoot, page: Page, head: Head, flags: readonly string[]): Decided => {
    const shown = decide(page, head, flags);
    const html = foundLittle(shown.divided) ? findScriptBody(root, head.title) : '';
    if (html === '') return shown;
    const inScript = decide(segmentPage(parsePage(`<article>${html}</article>`).root), head, []);
    if (foundLittle(inScript.divided)) return shown;
    return { ...inScript, divided: takeScriptBody(page, shown.divided, inScript.divided) };
  };

  const apply = (raw: RawDocument): Draft => {
    const { bytes, flags } = toUtf8(raw.bytes, raw.charset ?? findCharset(raw.bytes));
    const { root, truncated } = parsePage(bytes);
    const claims: readonly Claim[] = [...raw.claims, ...collectClaims(root, {})];
    const marked = mark(bytes, root, claims);
    const page = segmentPage(marked.root, marked.marks);
    const decided = read(root, page, readHead(root), truncated ? [...flags, 'truncated'] : flags);
    const reason = judgeKind(root, decided.measured, decided.chances, decided.rules, claims);
    return {
      source: raw.source,
      mediaType: raw.mediaType,
      collection: raw.collection,
      ...(raw.crawled === undefined ? {} : { crawled: raw.crawled }),
      ...(reason === null ? { kind: 'article' } : { kind: 'other', kindReason: reason }),
      claims,
      blocks: stripInvisible(decided.divided.blocks),
      removals: stripInvisible(decided.divided.removals),
      flags: decided.divided.flags,
    };
  };
  return { name: 'extract-html', apply };
}

interface Decided {
  readonly measured: MeasuredPage;
  readonly chances: Float32Array;
  readonly rules: readonly (string | null)[];
  readonly divided: Divided;
}

function divide(measured: MeasuredPage, rules: readonly (string | null)[], flags: readonly string[]): Divided {
  const blocks: Block[] = [];
  const removals: Removal[] = [];
  measured.page.blocks.forEach(({ kind, text }, position) => {
    const rule = rules[position] as string | null;
    if (rule === null) blocks.push({ kind, text, position });
    else removals.push({ kind, text, position, rule });
  });
  const stated = takeStatedBody(measured, blocks);
  const unread = measured.page.unread;
  return {
    blocks: stated.blocks,
    removals: cutLongRuns([...removals, ...stated.removals].sort((a, b) => a.position - b.position)),
    flags: [...flags, ...(unread > 0 && !flags.includes('truncated') ? ['truncated'] : []), ...stated.flags],
  };
}
