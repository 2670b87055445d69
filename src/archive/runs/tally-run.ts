/** The counts of a run's account, from its entries as they come. */

import type { FileEntry } from '../../file-entry.ts';
import type { ListedRecord } from '../records/listed-record.ts';
import type { Decision, RejectEntry, RunAccount, SourceEntry } from './account.ts';
import { DECISIONS } from './account.ts';

export interface Tally {
  record(record: Pick<ListedRecord, 'removals' | 'flags'>): void;
  source(entry: SourceEntry): void;
  reject(entry: RejectEntry): void;
  file(entry: FileEntry): void;
  counts(): RunCounts;
}

export type RunCounts = Pick<
  RunAccount,
  'files' | 'documents' | 'decisions' | 'sites' | 'removals' | 'rejects' | 'flags' | 'relations' | 'passedOver'
>;

const MAX_SITES = 1000;
const NO_SITE = 'unknown';

export function tallyRun(): Tally {
  const files = new Map<string, number>();
  const decisions = new Map<string, number>();
  const removals = new Map<string, number>();
  const rejects = new Map<string, number>();
  const flags = new Map<string, number>();
  const relations = new Map<string, number>();
  const passedOver = new Map<string, number>();
  const sites = new Map<string, Map<string, number>>();
  let documents = 0;
  const decide = (decision: Decision, site: string | null | undefined): void => {
    documents++;
    count(decisions, decision);
    const name = site ?? NO_SITE;
    const ofSite = sites.get(name) ?? new Map<string, number>();
    count(ofSite, decision);
    sites.set(name, ofSite);
  };
  return {
    record: (record) => {
      for (const removal of record.removals) count(removals, removal.rule);
      for (const flag of record.flags) count(flags, flag);
    },
    source: (entry) => {
      decide(entry.decision, entry.site);
      const { relation = 'duplicate', related = [] } = entry;
      const kinds = [...(entry.of === undefined ? [] : [relation]), ...related.map((each) => each.relation)];
      for (const kind of new Set(kinds)) count(relations, kind);
    },
    reject: (entry) => {
      count(rejects, entry.code);
      decide(entry.code === 'not-an-article' ? 'not-an-article' : 'rejected', entry.site);
    },
    file: (entry) => {
      count(files, entry.status);
      for (const [what, number] of Object.entries(entry.passedOver ?? {})) count(passedOver, what, number);
    },
    counts: () => ({
      files: withZeros(['read', 'continued', 'skipped', 'failed'], files),
      documents,
      decisions: withZeros(DECISIONS, decisions),
      sites: largestSites(sites),
      removals: sorted(removals),
      rejects: sorted(rejects),
      flags: sorted(flags),
      relations: sorted(relations),
      ...(passedOver.size > 0 && { passedOver: sorted(passedOver) }),
    }),
  };
}

const count = (counts: Map<string, number>, name: string, by = 1): void =>
  void counts.set(name, (counts.get(name) ?? 0) + by);

function withZeros<Name extends string>(names: readonly Name[], counts: ReadonlyMap<string, number>) {
  return Object.fromEntries(names.map((name) => [name, counts.get(name) ?? 0])) as Record<Name, number>;
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0;

const sorted = (counts: ReadonlyMap<string, number>): Record<string, number> =>
  Object.fromEntries([...counts].sort(byName));

const total = (counts: ReadonlyMap<string, number>): number => [...counts.values()].reduce((sum, n) => sum + n, 0);

function largestSites(sites: ReadonlyMap<string, ReadonlyMap<string, number>>): RunCounts['sites'] {
  const largest = [...sites].sort((a, b) => total(b[1]) - total(a[1]) || byName(a, b)).slice(0, MAX_SITES);
  return Object.fromEntries(largest.sort(byName).map(([site, counts]) => [site, sorted(counts)]));
}
