/** What may differ from the manifests: what tombstones say was forgotten, and what a repair has accounted for as lost. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { namesIn, QUARANTINE } from '../archive-layout.ts';
import { readTombstones } from '../forget/forgotten.ts';
import type { Finding } from './finding.ts';

/** One file that a repair could not bring back as it was. A line of `quarantine/<time>/losses.jsonl`. */
export interface Loss {
  readonly path: string;
  /** Hex SHA-256 as the run wrote it. */
  readonly was: string;
  /** Of what stands there now; null where nothing does. */
  readonly now: string | null;
  readonly problem: string;
  /** Where the damaged file was moved, from the archive's root; null where there was none. */
  readonly kept: string | null;
}

export interface AcceptedGaps {
  /** The digest that a file is to have now: null for one that is to be gone. The one it was written with, where nothing is known. */
  current(path: string, sha256: string): string | null;
  /** That the file is gone, or another, is on purpose. */
  isForgotten(path: string): boolean;
  readonly losses: readonly Loss[];
  /** Articles that were forgotten. */
  readonly forgotten: number;
  /** By the id of its record. */
  isForgottenRecord(id: string): boolean;
}

export function readAcceptedGaps(root: string, found: (finding: Finding) => void): AcceptedGaps {
  const next = new Map<string, string | null>();
  const forgotten = new Set<string>();
  const ids = new Set<string>();
  const key = (path: string, sha256: string): string => `${path} ${sha256}`;
  const tombstones = readTombstones(root, ({ path, message }) => found({ path, kind: 'damaged', problem: message }));
  for (const { path: place, isDone, tombstone } of tombstones) {
    if (!isDone)
      found({ path: place, kind: 'damaged', problem: 'forgetting was begun and not ended; --repair ends it' });
    for (const { id, versions } of tombstone.articles) {
      ids.add(id);
      for (const { path, sha256 } of versions) {
        next.set(key(path, sha256), null);
        forgotten.add(path);
      }
    }
    for (const { file, was, now } of tombstone.originals) {
      next.set(key(file, was), now);
      forgotten.add(file);
    }
  }
  const losses = readLosses(root, found);
  for (const { path, was, now } of losses) if (was !== now) next.set(key(path, was), now);
  return {
    current: (path, sha256) => {
      let at: string | null = sha256;
      for (let steps = 0; at !== null && steps <= next.size; steps++) {
        const following = next.get(key(path, at));
        if (following === undefined) break;
        at = following;
      }
      return at;
    },
    isForgotten: (path) => forgotten.has(path),
    losses,
    forgotten: ids.size,
    isForgottenRecord: (id) => ids.has(id),
  };
}

export const LOSSES = 'losses.jsonl';

function readLosses(root: string, found: (finding: Finding) => void): Loss[] {
  return [...namesIn(join(root, QUARANTINE))].sort().flatMap((name) => {
    const path = `${QUARANTINE}/${name}/${LOSSES}`;
    try {
      const lines = readFileSync(join(root, path), 'utf8').split('\n');
      // A line is written before what it says is done. One without an end was broken off, and so was that.
      lines.pop();
      return lines.map((line) => JSON.parse(line) as Loss);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT' || (error as NodeJS.ErrnoException).code === 'ENOTDIR')
        return [];
      found({
        path,
        kind: 'damaged',
        problem: `its account of what was lost can't be read: ${(error as Error).message}`,
      });
      return [];
    }
  });
}
