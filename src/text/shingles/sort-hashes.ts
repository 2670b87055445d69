/** Buckets of the first pass at most, as bits: the counts stay within the processor's cache. */
const MOST_BITS = 16;
/** Below this the built-in sort is as fast. */
const FEW = 32;
/** Moves of the second pass for each hash, from which on the hashes aren't spread evenly and the built-in sort takes over. */
const MOST_MOVES = 16;

const counts = new Uint32Array((1 << MOST_BITS) + 1);

/**
 * Sorts hashes: as they are spread evenly, putting each into the bucket of its leading bits leaves little to do. Three times as fast
 * as the built-in sort for an article's 600 shingles; no slower than it, but for a constant, for hashes made to hurt.
 * @param into room for as many, another array than `hashes`
 * @returns the part of `into` that holds them
 */
export function sortHashes(hashes: Uint32Array, into: Uint32Array): Uint32Array {
  const sorted = into.subarray(0, hashes.length);
  if (hashes.length < FEW) {
    sorted.set(hashes);
    return sorted.sort();
  }
  spread(hashes, sorted, Math.min(MOST_BITS, 32 - Math.clz32(hashes.length)));
  return insertionSort(sorted) ? sorted : sorted.sort();
}

function spread(hashes: Uint32Array, into: Uint32Array, bits: number): void {
  const shift = 32 - bits;
  const starts = counts.subarray(0, (1 << bits) + 1).fill(0);
  for (let i = 0; i < hashes.length; i++) {
    const bucket = ((hashes[i] as number) >>> shift) + 1;
    starts[bucket] = (starts[bucket] as number) + 1;
  }
  for (let bucket = 1; bucket < starts.length; bucket++) {
    starts[bucket] = (starts[bucket] as number) + (starts[bucket - 1] as number);
  }
  for (let i = 0; i < hashes.length; i++) {
    const hash = hashes[i] as number;
    const place = starts[hash >>> shift] as number;
    into[place] = hash;
    starts[hash >>> shift] = place + 1;
  }
}

/** Sorts in place; gives up, and says so, when it takes too many moves. */
function insertionSort(hashes: Uint32Array): boolean {
  let moves = hashes.length * MOST_MOVES;
  for (let i = 1; i < hashes.length; i++) {
    const hash = hashes[i] as number;
    let place = i;
    while (place > 0 && (hashes[place - 1] as number) > hash) {
      hashes[place] = hashes[place - 1] as number;
      place--;
    }
    hashes[place] = hash;
    moves -= i - place;
    if (moves < 0) return false;
  }
  return true;
}

/** The distinct values of a sorted array, which is overwritten, in an array of their own. */
export function distinctHashes(sorted: Uint32Array): Uint32Array {
  let kept = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (i === 0 || sorted[i] !== sorted[kept - 1]) sorted[kept++] = sorted[i] as number;
  }
  return sorted.slice(0, kept);
}
