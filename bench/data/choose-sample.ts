import { hash } from 'node:crypto';

/** Where an item stands in the order of the draw: by its name's digest, which is random enough and always the same. */
const place = (name: string): string => hash('sha256', name, 'hex');

/**
 * Draws `count` items, the same ones every time: the strata in turn, in each of them the sites in turn, so that small
 * strata and small sites are seen.
 */
export function chooseSample<Item>(
  items: readonly Item[],
  count: number,
  of: (item: Item) => { readonly id: string; readonly site: string; readonly stratum: string },
): Item[] {
  const strata = Map.groupBy(items, (item) => of(item).stratum);
  const queues = [...strata].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, members]) => sitesInTurn(members, of));
  const chosen: Item[] = [];
  for (let round = 0; chosen.length < Math.min(count, items.length); round++) {
    for (const queue of queues) {
      const item = queue[round];
      if (item !== undefined && chosen.length < count) chosen.push(item);
    }
  }
  return chosen;
}

function sitesInTurn<Item>(
  items: readonly Item[],
  of: (item: Item) => { readonly id: string; readonly site: string },
): Item[] {
  const sites = [...Map.groupBy(items, (item) => of(item).site)]
    .sort(([a], [b]) => (place(a) < place(b) ? -1 : 1))
    .map(([, members]) => members.sort((a, b) => (place(of(a).id) < place(of(b).id) ? -1 : 1)));
  const longest = Math.max(...sites.map((members) => members.length));
  return Array.from({ length: longest }, (_, turn) => sites.flatMap((members) => members.slice(turn, turn + 1))).flat();
}
