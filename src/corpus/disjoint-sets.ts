/** Disjoint sets of the numbers 0 to `size − 1`. The representative of a set is its smallest member, whatever the order of the joins. */
export interface DisjointSets {
  find(member: number): number;
  join(a: number, b: number): void;
}

/** Every number in a set of its own; 4 bytes each. */
export function createDisjointSets(size: number): DisjointSets {
  const parent = Uint32Array.from({ length: size }, (_, member) => member);
  const find = (member: number): number => {
    let at = member;
    while (parent[at] !== at) {
      // Halving the path keeps later finds short without a second walk.
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  return {
    find,
    join(a, b) {
      const [rootA, rootB] = [find(a), find(b)];
      parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
    },
  };
}
