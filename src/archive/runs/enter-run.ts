/** Enters what a run adds into the catalog and counts it: as the run goes on, and when one that was broken off is taken up. */

import type { FileEntry } from '../../file-entry.ts';
import type { ScopeDelta } from '../../learned-lines.ts';
import type { CatalogEntries } from '../catalog/catalog-entries.ts';
import type { ListedRecord } from '../records/listed-record.ts';
import type { RejectEntry, RunAccount, SourceEntry } from './account.ts';
import { tallyRun } from './tally-run.ts';
import type { AccountName, RunStart } from './write-ahead-log.ts';

export interface RunEntries {
  /** @returns the version's number */
  addRecord(record: ListedRecord, path: string, sha256: string): number;
  /** @param entry what `json`, the line in the account, says */
  addLine(type: AccountName, json: string, entry: unknown): void;
  /** The run's account, all in all. */
  account(outcome: RunAccount['outcome'], endedMs: number): RunAccount;
  /** @param sha256 hex, of run.json */
  end(account: RunAccount, sha256: string): void;
}

export function enterRun(catalog: CatalogEntries, start: RunStart): RunEntries {
  const tally = tallyRun();
  let sourcesBytes = 0;
  catalog.beginRun(start.run);
  return {
    addRecord: (record, path, sha256) => {
      tally.record(record);
      return catalog.addRecord(record, path, sha256);
    },
    addLine: (type, json, entry) => {
      if (type === 'source') {
        catalog.addSource(entry as SourceEntry, sourcesBytes);
        tally.source(entry as SourceEntry);
        sourcesBytes += Buffer.byteLength(json) + 1;
      } else if (type === 'reject') {
        catalog.addReject(entry as RejectEntry);
        tally.reject(entry as RejectEntry);
      } else if (type === 'file') {
        catalog.addFile(entry as FileEntry);
        tally.file(entry as FileEntry);
      } else catalog.addLearned(entry as ScopeDelta);
    },
    account: (outcome, endedMs) => {
      const { run, tool, started, inputs, digests, previous } = start;
      const ended = new Date(Math.max(endedMs, Date.parse(started))).toISOString();
      const parts = { format: 'newsmorgue/run/1', run, tool, started, ended, outcome, inputs } as const;
      return { ...parts, ...tally.counts(), digests, previous };
    },
    end: (account, sha256) => catalog.endRun(account, sha256),
  };
}
