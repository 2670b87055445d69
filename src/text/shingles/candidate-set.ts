/** A set of document numbers that is emptied and filled again for every query without touching all of its space. */
export interface CandidateSet {
  /** Empties it; from now on for documents 0 to `size − 1`. */
  clear(size: number): void;
  add(document: number): void;
  /** The members, in the order they were added first. */
  members(): readonly number[];
  /** How often a member was added, up to 65,535 times. */
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
    add(document) {
      if (stamps[document] === stamp) {
        const score = scores[document] as number;
        if (score < MOST) scores[document] = score + 1;
        return;
      }
      stamps[document] = stamp;
      scores[document] = 1;
      members.push(document);
    },
    members: () => members,
    score: (document) => scores[document] as number,
  };
}
