/** Where in a document a line stands, and which rules speak there. */
import type { Rule } from './rule-schema.ts';

/** `head`, `tail`: everything before, after the line is already gone. */
export type Zone = 'head' | 'tail' | 'middle';

const ZONES: Readonly<Record<Zone, ReadonlySet<Rule['where']>>> = {
  head: new Set(['head', 'edge', 'anywhere']),
  tail: new Set(['tail', 'edge', 'anywhere']),
  middle: new Set(['anywhere']),
};

export const speaksIn = (rule: Rule, zone: Zone): boolean => ZONES[zone].has(rule.where);

/** Those whose rule speaks in each zone, in their order. */
export function byZone<Item extends { readonly rule: Rule }>(
  items: readonly Item[],
): Readonly<Record<Zone, readonly Item[]>> {
  const of = (zone: Zone): Item[] => items.filter(({ rule }) => speaksIn(rule, zone));
  return { head: of('head'), tail: of('tail'), middle: of('middle') };
}
