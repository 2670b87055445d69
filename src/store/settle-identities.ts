/** Settles the key of every document of a run into its identity, before anything is decided about it. */
import type { VectorSpool } from '../spool/vector-spool.ts';
import { jaccard } from '../text/shingle.ts';
import { SKETCH_SIZE } from '../text/sketch.ts';
import type { Plan, PlanRow } from './plan.ts';
import { dayOf, settleIdentity } from './settle-identity.ts';

/** The article that a key stands for: the stored one, else the earliest of the run. */
export interface Anchor {
  readonly day: string | null;
  readonly shingles: Uint32Array;
}

/** @param storedAnchor the first version of the record that the archive holds under a key. */
export function settleIdentities(
  plan: Plan,
  vectors: VectorSpool,
  storedAnchor: (key: string) => Anchor | undefined,
): void {
  for (const { key, texts } of plan.keys()) {
    if (key.startsWith('content:')) continue;
    const stored = storedAnchor(key);
    if (stored !== undefined || texts > 1) settleGroup(plan, vectors, key, stored);
  }
}

function settleGroup(plan: Plan, vectors: VectorSpool, key: string, stored: Anchor | undefined): void {
  const rows = plan.byKey(key);
  const anchor = stored ?? anchorOf(rows, vectors);
  for (const row of rows) {
    const similarity = jaccard(anchor.shingles, shinglesOf(row, vectors));
    const document = { fallback: row.fallback, day: dayOf(row.published), similarity };
    const identity = settleIdentity(row.basis, key, anchor.day, document);
    if (identity !== key) plan.settle(row.row, identity);
  }
}

/** The earliest by day (missing last), then by text: the same one in whatever order the inputs came. */
function anchorOf(rows: readonly PlanRow[], vectors: VectorSpool): Anchor {
  const rank = (row: PlanRow) => `${dayOf(row.published) ?? '~'} ${row.text}`;
  const first = rows.reduce((best, row) => (rank(row) < rank(best) ? row : best));
  return { day: dayOf(first.published), shingles: shinglesOf(first, vectors) };
}

export function shinglesOf(row: Pick<PlanRow, 'vector'>, vectors: VectorSpool): Uint32Array {
  return vectors.at(row.vector).subarray(SKETCH_SIZE);
}
