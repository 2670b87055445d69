import type { Claim, DocumentKind } from '../../../article.ts';
import { fillKind, KIND_FEATURES } from './fill-kind.ts';
import type { MeasuredPage } from './measure-page.ts';
import type { TreeRoot } from './page-tree.ts';
import { type ForestData, readForest } from './read-model.ts';
import { scoreRow } from './score-trees.ts';
import { collectPageFacts } from './stated-kind/collect-page-facts.ts';
import { tellStatedKind } from './stated-kind/tell-stated-kind.ts';

export interface KindData {
  readonly features: number;
  /** Chance of being no article from which a page is refused: set in training so that under one article in a hundred is. */
  readonly threshold: number;
  readonly forest: ForestData;
}

type KindJudge = (
  root: TreeRoot,
  measured: MeasuredPage,
  chances: Float32Array,
  rules: readonly (string | null)[],
  claims: readonly Claim[],
) => DocumentKind;

/** @throws Error when the model was trained on other columns than the code computes. */
export function createKindJudge(data: KindData): KindJudge {
  if (data.features !== KIND_FEATURES) {
    throw new Error(`Expected a page model of ${KIND_FEATURES} columns, got one of ${data.features}: train it again`);
  }
  const forest = readForest(data.forest);
  return (root, measured, chances, rules, claims) => {
    const kept = Uint8Array.from(rules, (rule) => (rule === null ? 1 : 0));
    if (tellStatedKind(collectPageFacts(root, measured, kept, claims)) !== null) return 'other';
    const row = fillKind(measured, chances, kept, claims);
    return scoreRow(forest, row) >= data.threshold ? 'other' : 'article';
  };
}
