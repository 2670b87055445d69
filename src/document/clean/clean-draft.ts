/**
 * Takes out of a draft what is no article text: edges are peeled with the rules, the headline and the site's learned
 * lines; in the middle only lines that no article has, or that the site prints elsewhere, are touched.
 * Every piece taken out becomes a removal with its rule.
 */
import type { Block, Draft, Removal } from '../../article.ts';
import type { ScopeKnowledge } from '../../learned-lines.ts';
import type { DocumentSettings } from '../../settings.ts';
import { createFindClaimed, type FindClaimed } from './claimed-line.ts';
import { type CompiledRules, compileRules } from './compile-rules.ts';
import { findTrailer } from './cut-trailer.ts';
import { guessLanguage } from './guess-language.ts';
import { type Judging, pickLines } from './line-model/pick-lines.ts';
import { type LineModel, shippedModel } from './line-model/score-lines.ts';
import { createMatchLine } from './match-line.ts';
import { peelEdges, type RuleOf } from './peel-edges.ts';
import { createIsHeadline, type IsHeadline } from './repeated-headline.ts';
import type { Rule } from './rule-schema.ts';
import { createSiteView, type SiteView } from './site-view.ts';
import { mayBePage } from './tell-page.ts';

export interface Clean {
  readonly name: 'clean';
  apply(draft: Draft, knowledge?: ScopeKnowledge): Draft;
}

/** Trailers are looked for in the last blocks only. */
const TRAILER_BLOCKS = 6;
/** No page has more lines; a log or a table of more is peeled only, so that memory stays bounded. */
const MOST_JUDGED = 20_000;

/**
 * @param modelOf gives the model that judges the lines of whole pages
 * @throws Error when a rule's pattern isn't linear or an id is used twice.
 */
export function createClean(settings: DocumentSettings, modelOf: () => LineModel = shippedModel): Clean {
  const rules = compileRules(settings.rules);
  const views = new WeakMap<ScopeKnowledge, SiteView>();
  const viewOf = (knowledge: ScopeKnowledge): SiteView => {
    const view = views.get(knowledge) ?? createSiteView(knowledge);
    views.set(knowledge, view);
    return view;
  };
  return {
    name: 'clean',
    apply: (draft, knowledge) => cleanDraft(draft, rules, modelOf, knowledge === undefined ? null : viewOf(knowledge)),
  };
}

function cleanDraft(draft: Draft, rules: CompiledRules, modelOf: () => LineModel, site: SiteView | null): Draft {
  const language = remember(() => guessLanguage(draft));
  const trailed = cutTrailers(draft.blocks, rules, (rule) => rule.languages?.includes(language() ?? '') ?? true);
  const ruleOf = createRuleOf(rules, language, site, createIsHeadline(titlesOf(draft)), findClaimed(draft));
  const taken = takeLines(draft, trailed.blocks, { ruleOf, modelOf, site });
  if (taken.size === 0 && trailed.removals.length === 0) return draft;
  const peeled = trailed.blocks.flatMap((block, i): Removal[] => {
    const rule = taken.get(i);
    return rule === undefined ? [] : [{ ...block, rule }];
  });
  return {
    ...draft,
    blocks: trailed.blocks.filter((_, i) => !taken.has(i)),
    removals: [...draft.removals, ...trailed.removals, ...peeled].sort(byPlace),
  };
}

/** Articles are peeled; dumps of whole or half-cleaned pages are judged line by line. The markup has judged HTML already. */
function takeLines(draft: Draft, blocks: readonly Block[], judging: Judging): Map<number, string> {
  const judged = blocks.length <= MOST_JUDGED;
  if (judged && draft.flags.includes('whole-page')) return pickLines(blocks, judging);
  const peeled = peelEdges(blocks, judging.ruleOf);
  if (!judged || draft.mediaType === 'text/html' || !mayBePage(blocks, peeled)) return peeled;
  return pickLines(blocks, judging, peeled);
}

export function createRuleOf(
  rules: CompiledRules,
  language: () => string | null,
  site: SiteView | null,
  isHeadline: IsHeadline,
  findClaimed: FindClaimed = () => null,
): RuleOf {
  const matchLine = createMatchLine(rules, language);
  return (block, zone) => {
    const rule = matchLine(block.text, zone);
    if (rule !== null) return { id: rule.id, opens: rule.opens === true };
    if (site?.isFurniture(block.text)) return { id: 'site-line', opens: false };
    if (zone !== 'middle' && isHeadline(block.text)) return { id: 'repeated-headline', opens: false };
    const claimed = zone === 'head' ? findClaimed(block) : null;
    return claimed === null ? null : { id: claimed, opens: false };
  };
}

export const titlesOf = (draft: Draft): string[] =>
  draft.claims.filter(({ field }) => field === 'title').map(({ value }) => value);

/** Text dumps have lost their bylines and date lines already: they were read there. */
const findClaimed = ({ mediaType, claims }: Draft): FindClaimed =>
  mediaType === 'text/html' ? createFindClaimed(claims) : () => null;

interface Cut {
  readonly blocks: readonly Block[];
  readonly removals: readonly Removal[];
}

/** Cuts trailers off the last blocks; one that is a block of its own goes whole. */
function cutTrailers(blocks: readonly Block[], rules: CompiledRules, applies: (rule: Rule) => boolean): Cut {
  const first = Math.max(0, blocks.length - TRAILER_BLOCKS);
  const removals: Removal[] = [];
  const kept = blocks.slice(first).flatMap((block): Block[] => {
    const trailer = findTrailer(block.text, rules, applies);
    if (trailer === null) return [block];
    const base = block.offset ?? 0;
    const piece = { kind: block.kind, position: block.position, rule: trailer.rule.id };
    const rest = block.text.slice(0, trailer.offset).trimEnd();
    if (rest === '') {
      removals.push({ ...block, rule: trailer.rule.id });
      return [];
    }
    removals.push({ ...piece, text: block.text.slice(trailer.offset), offset: base + trailer.offset });
    return [{ ...block, text: rest }];
  });
  return removals.length === 0 ? { blocks, removals } : { blocks: [...blocks.slice(0, first), ...kept], removals };
}

const byPlace = (a: Removal, b: Removal): number => a.position - b.position || (a.offset ?? 0) - (b.offset ?? 0);

function remember<Value>(compute: () => Value): () => Value {
  let value: { readonly is: Value } | undefined;
  return () => {
    value ??= { is: compute() };
    return value.is;
  };
}
