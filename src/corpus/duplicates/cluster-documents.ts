import { createDisjointSets } from '../disjoint-sets.ts';

/** What decides which member stands for a cluster. */
export interface ClusterMember {
  /** ISO 8601, day first; null where it isn't known. */
  readonly published: string | null;
  readonly words: number;
  /** Digest of the text. */
  readonly text: string;
}

export interface Cluster<Member> {
  /** The earliest published (missing last), then the one with most words, then with the smallest digest. */
  readonly representative: Member;
  /** The representative first, the others in the same order. */
  readonly members: readonly Member[];
}

/**
 * The connected components of the edges, singles left out; in the order of their representatives. Neither the order of the members
 * nor that of the edges matters, where no two members are equal in all that decides.
 * @param edges pairs of places in `members`: verified duplicates, no templates
 */
export function clusterDocuments<Member extends ClusterMember>(
  members: readonly Member[],
  edges: Iterable<readonly [number, number]>,
): Cluster<Member>[] {
  const sets = createDisjointSets(members.length);
  for (const [a, b] of edges) sets.join(a, b);
  const groups = Map.groupBy(members.keys(), (place) => sets.find(place));
  return [...groups.values()]
    .filter((places) => places.length > 1)
    .map((places) => places.map((place) => members[place] as Member).sort(compareMembers))
    .sort(([a], [b]) => compareMembers(a as Member, b as Member))
    .map((sorted) => ({ representative: sorted[0] as Member, members: sorted }));
}

function compareMembers(a: ClusterMember, b: ClusterMember): number {
  if (a.published !== b.published) {
    if (a.published === null) return 1;
    if (b.published === null) return -1;
    return a.published < b.published ? -1 : 1;
  }
  return b.words - a.words || (a.text < b.text ? -1 : Number(a.text > b.text));
}
