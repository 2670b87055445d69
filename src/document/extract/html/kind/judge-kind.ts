import type { Claim } from '../../../../article.ts';
import { type ForestData, readForest } from '../judge/read-model.ts';
import { scoreRow } from '../judge/score-trees.ts';
import type { MeasuredPage } from '../measure/measure-page.ts';
import type { TreeRoot } from '../parse/page-tree.ts';
import { fillKind, KIND_FEATURES } from './fill-kind.ts';
import { collectPageFacts } from './stated/collect-page-facts.ts';
import { type StatedKind, tellStatedKind } from './stated/tell-stated-kind.ts';

export interface KindData {
  readonly features: number;
  /** Chance of being no article from which a page is refused: set in training so that under one article in a hundred is. */
  readonly threshold: number;
  readonly forest: ForestData;
}

/** @returns why the page is no article, in words that follow "the page"; null for an article. */
type KindJudge = (
  root: TreeRoot,
  measured: MeasuredPage,
  chances: Float32Array,
  rules: readonly (string | null)[],
  claims: readonly Claim[],
) => string | null;

const LOOKS_OTHERWISE = 'looks like a shop, a forum, documentation, a service or a listing';
const STATED: Readonly<Record<StatedKind, string>> = {
  'missing-page': 'says that what was asked for is not there',
  gate: 'asks to wait or to prove that one is no robot, and has nothing of what was asked for',
  list: 'lists other pages: a section, a tag, an author or what a search found',
  'home-page': "is its site's home page",
  'service-page': 'is a contact page, a log-in, an imprint or the like',
  video: 'is a video with hardly any text',
  profile: "is a person's profile",
  unlisted: 'asks search engines not to list it, and has little text',
};

/** @throws Error when the model was trained on other columns than the code computes. */
export function createKindJudge(data: KindData): KindJudge {
  if (data.features !== KIND_FEATURES) {
    throw new Error(`Expected a page model of ${KIND_FEATURES} columns, got one of ${data.features}: train it again`);
  }
  const forest = readForest(data.forest);
  return (root, measured, chances, rules, claims) => {
    const kept = new Uint8Array(rules.length);
    for (let i = 0; i < kept.length; i++) if (rules[i] === null) kept[i] = 1;
    const stated = tellStatedKind(collectPageFacts(root, measured, kept, claims));
    if (stated !== null) return STATED[stated];
    const row = fillKind(measured, chances, kept, claims);
    return scoreRow(forest, row) >= data.threshold ? LOOKS_OTHERWISE : null;
  };
}
