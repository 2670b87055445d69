/**
 * Cleans an archive anew: today's software, rules and learned lines, on the originals; on a record's own blocks and removals
 * where there is no original that tells enough. Records that come out otherwise get a new version. Done twice, it finds nothing.
 */
import { join } from 'node:path';
import type { ArchiveReader } from '../archive/archive-reader.ts';
import type { ArchiveWriter } from '../archive/archive-writer.ts';
import { openArchiveReader, openArchiveWriter } from '../archive/open-archive.ts';
import { describeChange } from '../archive/records/describe-change.ts';
import type { RecordFilter } from '../archive/records/list-records.ts';
import type { ArchiveRecord } from '../archive/records/record-schema.ts';
import { type LoadedConfig, loadConfig } from '../config/load-config.ts';
import type { RecleanReport } from '../report/reclean-report.ts';
import { type ByteSpool, createByteSpool } from '../spool/byte-spool.ts';
import { createVectorSpool, type VectorSpool } from '../spool/vector-spool.ts';
import { createPlan, type Plan } from '../store/plan.ts';
import { indexVersion, relateVersions } from '../store/relate-versions.ts';
import { createWrittenVersions, type WrittenVersion } from '../store/written-versions.ts';
import { TOOL } from '../tool-version.ts';
import { createDocumentWorkers } from '../workers/document-workers.ts';
import { archiveFolder } from './choose-places.ts';
import { chooseWorkers } from './choose-workers.ts';
import { keepOpened, openFolder } from './close-all.ts';
import { createKnowledge, type Recleaned, recleanRecords } from './reclean/reclean-records.ts';
import { type RecleanTally, tallyReclean } from './reclean/tally-reclean.ts';
import { openSimilar } from './similar/open-similar.ts';

export interface RecleanOptions extends Pick<RecordFilter, 'site' | 'since' | 'until' | 'author' | 'language'> {
  readonly archive?: string;
  readonly config?: string;
  readonly workers?: number;
  /** Says what would change; nothing is written. */
  readonly dryRun?: boolean;
  readonly lockWaitMs?: number;
  readonly signal?: AbortSignal;
  readonly onProgress?: (records: number) => void;
}

interface RecleanParts {
  readonly archive: ArchiveWriter;
  readonly config: LoadedConfig;
  readonly plan: Plan;
  readonly records: ByteSpool;
  readonly vectors: VectorSpool;
}

/** @throws ConfigurationError, NotAnArchive, ArchiveLocked */
export async function reclean(options: RecleanOptions = {}): Promise<RecleanReport> {
  const began = performance.now();
  const config = await loadConfig(options.config);
  const root = archiveFolder(options.archive, config);
  openArchiveReader(root).close();
  const { dryRun = false, lockWaitMs = 0 } = options;
  const tally = tallyReclean();
  const opened = keepOpened();
  try {
    const archive = opened.keep(await openArchiveWriter(root, { dryRun, lockWaitMs }));
    const folder = openFolder(opened);
    const run = await recleanInto(archive, config, options, folder, tally);
    return { archive: root, dryRun, run, ...tally.sums(), seconds: (performance.now() - began) / 1000 };
  } finally {
    await opened.close();
  }
}

/** @returns the name of the run, where there was something to write */
async function recleanInto(
  archive: ArchiveWriter,
  config: LoadedConfig,
  options: RecleanOptions,
  folder: string,
  tally: RecleanTally,
): Promise<string | null> {
  const opened = keepOpened();
  try {
    const records = opened.keep(createByteSpool(join(folder, 'records')));
    const vectors = opened.keep(createVectorSpool(join(folder, 'vectors')));
    const plan = opened.keep(createPlan(join(folder, 'plan.sqlite')));
    const parts = { archive, config, plan, records, vectors };
    await compareAll(parts, options, tally);
    const isToBeWritten = plan.count > 0 && options.dryRun !== true && options.signal?.aborted !== true;
    return isToBeWritten ? await writeAll(parts, chooseWorkers(options.workers, config)) : null;
  } finally {
    await opened.close();
  }
}

/** Looks at the latest version of each record, and plans those that come out otherwise. */
async function compareAll(parts: RecleanParts, options: RecleanOptions, tally: RecleanTally): Promise<void> {
  const { archive, config } = parts;
  const { site, since, until, author, language, signal, onProgress = () => {} } = options;
  const given = Object.entries({ site, since, until, author, language }).filter(([, value]) => value !== undefined);
  const workers = createDocumentWorkers(config, chooseWorkers(options.workers, config));
  const reader = openArchiveReader(archive.root);
  try {
    const knowledge = createKnowledge(archive.catalog.learned);
    const chosen = reader.records(Object.fromEntries(given) as RecordFilter);
    let count = 0;
    for await (const recleaned of recleanRecords(reader, chosen, { config, workers, knowledge })) {
      if (signal?.aborted === true) return;
      tally.looked();
      onProgress(++count);
      compare(parts, reader, recleaned, tally);
    }
  } finally {
    reader.close();
    await workers.close();
  }
}

function compare(
  { plan, records, vectors }: RecleanParts,
  reader: ArchiveReader,
  { before, settled, scope }: Recleaned,
  tally: RecleanTally,
): void {
  if (settled === undefined) {
    tally.refused();
    return;
  }
  const after = parseRendered(settled.record);
  const change = describeChange(before, after);
  if (change.fields.length === 0) return;
  tally.changed(before, after, change);
  const { identity, source } = before;
  plan.add({
    ...settled.summary,
    key: identity,
    source,
    scope,
    original: reader.catalog.original(source.sha256) ?? null,
    record: records.append(settled.record),
    vector: vectors.append(settled.vector),
  });
}

/** @returns the name of the run */
async function writeAll(parts: RecleanParts, threads: number): Promise<string> {
  const { archive, config, plan } = parts;
  plan.seal();
  const similar = openSimilar(archive, null);
  try {
    archive.begin({ tool: TOOL, inputs: [], digests: config.digests });
    const written = createWrittenVersions();
    for (let row = 1; row <= plan.count; row++) {
      const version = writeVersion(parts, row);
      written.add(version);
      indexVersion({ ...parts, similar }, version);
    }
    const related = relateVersions({ ...parts, similar, threads, relations: config.values.duplicates }, written);
    for await (const entry of related) {
      archive.addSource({ ...entry, decision: 'new-version', reason: 'reclean', cause: 'reclean' });
    }
    const { run } = archive.commit('complete');
    similar.commit(run);
    return run;
  } finally {
    similar.close();
  }
}

const parseRendered = (bytes: Uint8Array): ArchiveRecord => JSON.parse(Buffer.from(bytes).toString()) as ArchiveRecord;

function writeVersion({ archive, plan, records }: RecleanParts, row: number): WrittenVersion {
  const planned = plan.byRow(row);
  const { identity } = planned;
  const last = archive.catalog.identity(identity)?.versions.at(-1);
  if (last === undefined) throw new Error(`expected a record for ${identity}, there is none`);
  const before = archive.readVersion(last.path);
  const record: ArchiveRecord = {
    ...parseRendered(records.at(planned.record)),
    id: before.id,
    identity,
    version: last.version + 1,
    previous: { version: last.version, sha256: last.sha256 },
  };
  const { number } = archive.addRecord({ ...record, changed: { ...describeChange(before, record), cause: 'reclean' } });
  const { version, id } = record;
  return { row, number, version, record: id, vector: planned.vector, words: planned.words };
}
