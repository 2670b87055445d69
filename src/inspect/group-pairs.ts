/** Connected components of pairs: union-find with path halving, near-linear however long the chains. */
export function groupPairs(pairs: Iterable<{ readonly a: string; readonly b: string }>): string[][] {
  const parents = new Map<string, string>();
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
  for (const { a, b } of pairs) {
    for (const id of [a, b]) if (!parents.has(id)) parents.set(id, id);
    const [first, second] = [rootOf(a), rootOf(b)];
    // The smaller id is the root, so that the order of the pairs changes nothing.
    if (first < second) parents.set(second, first);
    else if (second < first) parents.set(first, second);
  }
  const groups = new Map<string, string[]>();
  for (const id of [...parents.keys()].sort()) {
    const root = rootOf(id);
    const group = groups.get(root);
    if (group === undefined) groups.set(root, [id]);
    else group.push(id);
  }
  return [...groups.values()];
}
