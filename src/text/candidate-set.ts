/** A set of document numbers that is emptied and filled again for every query without touching all of its space. */
export interface CandidateSet {
  /** Empties it; from now on for documents 0 to `size − 1`. */
  clear(size: number): void;
  /** @param weight counts towards the document's score */
  add(document: number, weight?: number): void;
  /** The members, in the order they were added first. */
  members(): readonly number[];
  /** The sum of a member's weights, up to 65,535. */
  score(document: number): number;
}

const MOST = 0xffff;

/** Makes an empty set; 6 bytes for each document there is. */
export function createCandidateSet(): CandidateSet {
  let stamps = new Uint32Array(256);
  let scores = new Uint16Array(256);
  let stamp = 0;
  const members: number[] = [];
  return {
    clear(size) {
      if (size > stamps.length) {
        stamps = new Uint32Array(size * 2);
        scores = new Uint16Array(size * 2);
        stamp = 0;
      }
      // A stamp from 2^32 queries ago must not be taken for this one's.
      if (stamp === 0xffffffff) stamps.fill(0);
      stamp = stamp === 0xffffffff ? 1 : stamp + 1;
      members.length = 0;
    },
    add(document, weight = 1) {
      if (stamps[document] === stamp) {
        scores[document] = Math.min(MOST, (scores[document] as number) + weight);
        return;
      }
      stamps[document] = stamp;
      scores[document] = weight;
      members.push(document);
    },
    members: () => members,
    score: (document) => scores[document] as number,
  };
}
