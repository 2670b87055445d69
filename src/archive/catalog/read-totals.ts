import { join } from 'node:path';
import { namesIn, WAL } from '../archive-layout.ts';
import type { Database } from '../load-sqlite.ts';
import { DECISIONS, type Decision, type RunAccount } from '../runs/account.ts';

/** How an archive stands. */
export interface ArchiveTotals {
  readonly records: number;
  readonly versions: number;
  /** Documents that are a record or a further source of one. */
  readonly sources: number;
  /** Runs that were committed. */
  readonly runs: number;
  /** Over all runs. */
  readonly decisions: Readonly<Record<Decision, number>>;
  /** Records by site; `unknown` where there is none. */
  readonly sites: Readonly<Record<string, number>>;
  /** Runs that go on now, or were broken off: the next one takes them up. */
  readonly unfinished: readonly string[];
}

const LOG_SUFFIX = '.wal';

export function readTotals(root: string, database: Database): ArchiveTotals {
  const count = (table: string): number =>
    Number(database.prepare(`SELECT count(*) AS count FROM ${table}`).get()?.['count'] ?? 0);
  const sites = database.prepare(
    "SELECT coalesce(site, 'unknown') AS site, count(*) AS count FROM records GROUP BY 1 ORDER BY 1",
  );
  return {
    records: count('records'),
    versions: count('versions'),
    sources: count('sources'),
    runs: count('runs'),
    decisions: sumDecisions(database),
    sites: Object.fromEntries(sites.all().map((row) => [row['site'] as string, row['count'] as number])),
    unfinished: namesIn(join(root, WAL))
      .filter((name) => name.endsWith(LOG_SUFFIX))
      .map((name) => name.slice(0, -LOG_SUFFIX.length)),
  };
}

function sumDecisions(database: Database): Record<Decision, number> {
  const sums = Object.fromEntries(DECISIONS.map((decision) => [decision, 0])) as Record<Decision, number>;
  for (const { account } of database.prepare('SELECT account FROM runs').iterate()) {
    const { decisions } = JSON.parse(account as string) as RunAccount;
    for (const decision of DECISIONS) sums[decision] += decisions[decision] ?? 0;
  }
  return sums;
}
