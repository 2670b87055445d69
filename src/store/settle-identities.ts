/** Settles the key of every document of a run into its identity, before anything is decided about it. */
import type { VectorSpool } from '../spool/vector-spool.ts';
import { jaccard } from '../text/shingles/shingle.ts';
import { splitVector } from '../text/shingles/text-vector.ts';
import type { Plan, PlanRow } from './plan.ts';
import { dayOf, settleIdentity } from './settle-identity.ts';

/** The article that a key stands for: the first version that the archive holds, else what will be the first one. */
export interface Anchor {
  readonly day: string | null;
  readonly shingles: Uint32Array;
}

/** What earlier runs know. */
export interface StoredIdentities {
  /** The first version of the record under a key. */
  anchor(key: string): Anchor | undefined;
  /** The identities under which these very bytes were accounted for. */
  identitiesOf(sha256: string): readonly string[];
}

export function settleIdentities(plan: Plan, vectors: VectorSpool, known: StoredIdentities): void {
  for (const { key, texts } of plan.keys()) {
    if (key.startsWith('content:')) continue;
    const stored = known.anchor(key);
    if (stored !== undefined || texts > 1) settleGroup(plan, vectors, key, stored, known);
  }
}

function settleGroup(
  plan: Plan,
  vectors: VectorSpool,
  key: string,
  stored: Anchor | undefined,
  known: StoredIdentities,
): void {
  const rows = plan.byKey(key);
  const anchor = stored ?? anchorOf(rows, vectors);
  for (const row of rows) {
    // What bytes were taken for once they stay, whatever else stands under the key by now.
    const before = known.identitiesOf(row.source.sha256).find((identity) => belongsTo(identity, key, row.fallback));
    if (before !== undefined) {
      if (before !== key) plan.settle(row.row, before);
      continue;
    }
    const similarity = jaccard(anchor.shingles, shinglesOf(row, vectors));
    const document = { fallback: row.fallback, day: dayOf(row.published), similarity };
    const identity = settleIdentity(row.basis, key, anchor.day, document);
    if (identity !== key) plan.settle(row.row, identity);
  }
}

const belongsTo = (identity: string, key: string, fallback: string): boolean =>
  identity === key || identity === fallback || identity.startsWith(`${key}#`);

/** The one that will be the first version: rows come in the order of versions, whatever the order of the inputs. */
function anchorOf(rows: readonly PlanRow[], vectors: VectorSpool): Anchor {
  const first = rows[0] as PlanRow;
  return { day: dayOf(first.published), shingles: shinglesOf(first, vectors) };
}

export function shinglesOf({ vector, words }: Pick<PlanRow, 'vector' | 'words'>, vectors: VectorSpool): Uint32Array {
  return splitVector(vectors.at(vector), words).shingles;
}
