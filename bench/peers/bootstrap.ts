/** How sure is a difference of two tools on the same pages? */
import { meanF1, type PrecisionRecall } from '../score/score-page.ts';

export interface Gain {
  readonly gain: number;
  /** Holds the true gain in 95 of 100 cases. */
  readonly low: number;
  readonly high: number;
}

const ROUNDS = 1000;
const TAIL = 0.025;

/** Paired bootstrap over pages of the difference of F1. The same pages give the same answer. */
export function bootstrapGain(
  pages: readonly { readonly ours: PrecisionRecall; readonly theirs: PrecisionRecall }[],
): Gain {
  const next = createRandom(1);
  const gainOf = (sample: typeof pages) =>
    (meanF1(sample.map(({ ours }) => ours)) ?? 0) - (meanF1(sample.map(({ theirs }) => theirs)) ?? 0);
  const draws = Array.from({ length: ROUNDS }, () =>
    gainOf(pages.map(() => pages[Math.floor(next() * pages.length)] as (typeof pages)[number])),
  ).sort((a, b) => a - b);
  const at = (share: number) => draws[Math.min(ROUNDS - 1, Math.floor(ROUNDS * share))] ?? 0;
  return { gain: gainOf(pages), low: at(TAIL), high: at(1 - TAIL) };
}

/** mulberry32 (Tommy Ettinger, public domain): numbers from 0 to 1. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
