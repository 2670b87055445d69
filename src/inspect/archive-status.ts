import type { ArchiveReader } from '../archive/archive-reader.ts';
import { openArchiveReader } from '../archive/open-archive.ts';
import type { RunAccount } from '../archive/runs/account.ts';
import type { ArchiveStatus, RejectView } from '../report/archive-status.ts';
import { withReader } from './show-record.ts';

/** Totals and the last runs. @throws NotAnArchive */
export async function archiveStatus(
  archive: string,
  { runs = 5 }: { readonly runs?: number } = {},
): Promise<ArchiveStatus> {
  return withReader(archive, (reader) => ({ archive, ...reader.status(), lastRuns: takeRuns(reader, runs) }));
}

/** There is no such run. */
export class RunNotFound extends Error {
  constructor(run: string) {
    super(`no run ${run}: \`newsmorgue status --runs 100\` lists them`);
    this.name = 'RunNotFound';
  }
}

/**
 * What was rejected, the latest run first.
 * @param run a run's name, or `last`; all runs without it
 * @throws NotAnArchive, RunNotFound
 */
export async function* listRejects(
  archive: string,
  { run }: { readonly run?: string } = {},
): AsyncIterable<RejectView> {
  const reader = openArchiveReader(archive);
  try {
    for (const name of findRuns(reader, run)) {
      for (const reject of reader.rejects(name)) yield { ...reject, run: name };
    }
  } finally {
    reader.close();
  }
}

function findRuns(reader: ArchiveReader, wanted: string | undefined): string[] {
  const names = takeRuns(reader, wanted === 'last' ? 1 : Number.POSITIVE_INFINITY).map(({ run }) => run);
  if (wanted === undefined || wanted === 'last') return names;
  if (!names.includes(wanted)) throw new RunNotFound(wanted);
  return [wanted];
}

function takeRuns(reader: ArchiveReader, most: number): RunAccount[] {
  const runs: RunAccount[] = [];
  for (const run of reader.runs()) {
    if (runs.length >= most) break;
    runs.push(run);
  }
  return runs;
}
