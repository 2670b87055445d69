import type { Decision } from '../../archive/runs/account.ts';

/** In the order in which they are shown: the decision, its words, what became of such documents. */
export const DECISIONS_IN_WORDS: readonly (readonly [Decision, string, string])[] = [
  ['new', 'new', ''],
  ['new-version', 'new version', 'of an article already there'],
  ['near-duplicate', 'near duplicate', 'kept: a record of its own, tied to the one it resembles'],
  ['exact-duplicate', 'exact duplicate', 'a further source of the record that has the text'],
  ['unchanged', 'unchanged', 'already archived as it is'],
  ['not-an-article', 'not an article', 'set aside, original kept'],
  ['rejected', 'rejected', ''],
];
