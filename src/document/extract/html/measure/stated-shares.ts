import { createKeySet } from '../parse/number-keys.ts';
import { mix } from '../segment/describe-names.ts';
import { listWords, type TextMeasures, type WordList } from './measure-text.ts';

/** Too few words to tell. */
const UNTOLD = -0.5;

/** Share of each block's word triples that stand in `body`: -1 for all blocks without a body, -0.5 under three words. */
export function statedShares(body: string, measures: readonly TextMeasures[], words: WordList): Float32Array {
  const shares = new Float32Array(measures.length).fill(-1);
  if (body === '') return shares;
  const stated = listWords(body);
  const triples = createKeySet(stated.map((_, i) => tripleAt(stated, Math.max(2, i))).subarray(2));
  measures.forEach(({ from, to }, i) => {
    let common = 0;
    for (let k = from + 2; k < to; k++) if (triples.has(tripleAt(words.hashes, k))) common++;
    shares[i] = to - from < 3 ? UNTOLD : common / (to - from - 2);
  });
  return shares;
}

const tripleAt = (hashes: Int32Array, last: number): number =>
  mix(mix(hashes[last - 2] as number, hashes[last - 1] as number), hashes[last] as number);
