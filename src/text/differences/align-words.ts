/** A stretch where two texts differ: words `aStart` to `aEnd` of the one stand for `bStart` to `bEnd` of the other. Ends are exclusive. */
export interface Difference {
  readonly aStart: number;
  readonly aEnd: number;
  readonly bStart: number;
  readonly bEnd: number;
}

/** Edits after which two texts are too different to be worth aligning: bounds time and memory. */
const MOST_EDITS = 1200;

/** Words, or their hashes. */
export type WordSequence = Uint32Array | readonly string[];

/**
 * The differences between two sequences of words in a shortest edit script (Myers 1986); null where it takes more than `most` edits.
 * Time and memory: the number of words plus the square of the number of edits.
 */
export function alignWords(a: WordSequence, b: WordSequence, most = MOST_EDITS): Difference[] | null {
  const head = countHead(a, b);
  const tail = countTail(a, b, head);
  const edits = Math.min(most, MOST_EDITS);
  const moves = traceEdits(a.slice(head, a.length - tail), b.slice(head, b.length - tail), edits);
  return (
    moves?.map((each) => ({
      aStart: each.aStart + head,
      aEnd: each.aEnd + head,
      bStart: each.bStart + head,
      bEnd: each.bEnd + head,
    })) ?? null
  );
}

function countHead(a: WordSequence, b: WordSequence): number {
  let same = 0;
  while (same < a.length && same < b.length && a[same] === b[same]) same++;
  return same;
}

function countTail(a: WordSequence, b: WordSequence, head: number): number {
  const most = Math.min(a.length, b.length) - head;
  let same = 0;
  while (same < most && a[a.length - 1 - same] === b[b.length - 1 - same]) same++;
  return same;
}

/** The greedy forward search, keeping the furthest points of every round; then the way back. */
function traceEdits(a: WordSequence, b: WordSequence, limit: number): Difference[] | null {
  const rounds: Int32Array[] = [];
  const most = Math.min(a.length + b.length, limit);
  let last = new Int32Array(3);
  for (let edits = 0; edits <= most; edits++) {
    const reach = new Int32Array(2 * edits + 3);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = edits === 0 ? 0 : startOf(last, edits, diagonal);
      let y = x - diagonal;
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x++;
        y++;
      }
      reach[diagonal + edits + 1] = x;
      if (x >= a.length && y >= b.length) return walkBack(rounds, a.length, b.length);
    }
    rounds.push(reach);
    last = reach;
  }
  return null;
}

/** Whether the way to a diagonal comes from the one above (a word of `b` is added), not from the one below (a word of `a` is dropped). */
function comesFromAbove(last: Int32Array, edits: number, diagonal: number): boolean {
  if (diagonal === -edits) return true;
  if (diagonal === edits) return false;
  return at(last, edits - 1, diagonal - 1) < at(last, edits - 1, diagonal + 1);
}

function startOf(last: Int32Array, edits: number, diagonal: number): number {
  if (comesFromAbove(last, edits, diagonal)) return at(last, edits - 1, diagonal + 1);
  return at(last, edits - 1, diagonal - 1) + 1;
}

const at = (reach: Int32Array, edits: number, diagonal: number): number => reach[diagonal + edits + 1] as number;

function walkBack(rounds: readonly Int32Array[], aLength: number, bLength: number): Difference[] {
  const differences: Difference[] = [];
  let x = aLength;
  let y = bLength;
  for (let edits = rounds.length; edits > 0; edits--) {
    const last = rounds[edits - 1] as Int32Array;
    const above = comesFromAbove(last, edits, x - y);
    const diagonal = above ? x - y + 1 : x - y - 1;
    const fromX = at(last, edits - 1, diagonal);
    const fromY = fromX - diagonal;
    const edit = { aStart: fromX, aEnd: above ? fromX : fromX + 1, bStart: fromY, bEnd: above ? fromY + 1 : fromY };
    const next = differences.at(-1);
    if (next !== undefined && next.aStart === edit.aEnd && next.bStart === edit.bEnd) {
      differences[differences.length - 1] = { ...next, aStart: edit.aStart, bStart: edit.bStart };
    } else differences.push(edit);
    x = fromX;
    y = fromY;
  }
  return differences.reverse();
}
