/** What ties two documents, or keeps them apart. */
export interface GroupedPair {
  readonly a: string;
  readonly b: string;
  readonly similarity: number;
}

/**
 * The connected components of pairs, but for one rule: two texts of one frame never stand in one group, whatever third text ties
 * them. The pairs join in order of their similarity, and one that would bring two such texts together is left out; so the groups
 * don't depend on the order in which pairs come. Near-linear, but for the sort.
 * @param apart pairs that are kept apart: templates
 */
export function groupPairs(
  pairs: Iterable<GroupedPair>,
  apart: Iterable<Pick<GroupedPair, 'a' | 'b'>> = [],
): string[][] {
  const groups = createGroups();
  for (const { a, b } of apart) groups.keepApart(a, b);
  for (const { a, b } of [...pairs].sort(comparePairs)) groups.join(a, b);
  return groups.all();
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Whichever end is called `a`. */
function comparePairs(first: GroupedPair, second: GroupedPair): number {
  const [a, b] = [sortEnds(first), sortEnds(second)];
  return second.similarity - first.similarity || compare(a[0], b[0]) || compare(a[1], b[1]);
}

const sortEnds = ({ a, b }: GroupedPair): readonly [string, string] => (a < b ? [a, b] : [b, a]);

/** Union-find by size with path halving; each root knows what its group must not meet. */
function createGroups() {
  const parents = new Map<string, string>();
  const members = new Map<string, string[]>();
  const enemies = new Map<string, string[]>();
  const rootOf = (id: string): string => {
    let at = id;
    for (;;) {
      const parent = parents.get(at) ?? at;
      if (parent === at) return at;
      const above = parents.get(parent) ?? parent;
      parents.set(at, above);
      at = above;
    }
  };
  const membersOf = (root: string): string[] => members.get(root) ?? [root];
  const mayMeet = (a: string, b: string): boolean => {
    const [first, second] = [enemies.get(a) ?? [], enemies.get(b) ?? []];
    const [fewer, other] = first.length <= second.length ? [first, b] : [second, a];
    return fewer.every((id) => rootOf(id) !== other);
  };
  const merge = (into: string, from: string): void => {
    parents.set(from, into);
    members.set(into, append(membersOf(into), membersOf(from)));
    members.delete(from);
    const hostile = enemies.get(from);
    if (hostile !== undefined) enemies.set(into, append(enemies.get(into) ?? [], hostile));
  };
  return {
    keepApart(a: string, b: string): void {
      enemies.set(a, append(enemies.get(a) ?? [], [b]));
      enemies.set(b, append(enemies.get(b) ?? [], [a]));
    },
    join(a: string, b: string): void {
      const [first, second] = [rootOf(a), rootOf(b)];
      if (first === second || !mayMeet(first, second)) return;
      if (membersOf(first).length >= membersOf(second).length) merge(first, second);
      else merge(second, first);
    },
    /** Groups of two and more, members and groups in order. */
    all: (): string[][] =>
      [...members.values()].map((ids) => [...ids].sort()).sort((a, b) => compare(a[0] as string, b[0] as string)),
  };
}

function append(list: string[], more: readonly string[]): string[] {
  for (const id of more) list.push(id);
  return list;
}
