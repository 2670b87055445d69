/** One run: opens everything it touches, walks the pipeline, closes everything. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import type { RunAccount } from '../archive/account.ts';
import type { ArchiveWriter } from '../archive/archive-writer.ts';
import { openArchiveWriter } from '../archive/open-archive.ts';
import { type LoadedConfig, loadConfig } from '../config/load-config.ts';
import { createRepeatedLines } from '../corpus/repeated-lines/create-repeated-lines.ts';
import { createSettle } from '../document/settle.ts';
import { runPipeline } from '../pipeline.ts';
import type { MissingInput, RunProgress, RunReport } from '../report/run-report.ts';
import { createRecordSpool } from '../spool/record-spool.ts';
import { createVectorSpool } from '../spool/vector-spool.ts';
import { createStore } from '../store/create-store.ts';
import { createPlan } from '../store/plan.ts';
import { TOOL } from '../tool-version.ts';
import { createDocumentWorkers } from '../workers/document-workers.ts';
import { chooseWorkers } from './choose-workers.ts';
import { ignoreLog, type Logger } from './logger.ts';
import { openSimilar } from './open-similar.ts';
import { type InputListener, type InputOptions, readDocuments } from './read-documents.ts';
import { trackProgress } from './track-progress.ts';

export interface RunOptions extends Omit<InputOptions, 'known'> {
  /** The archive's folder; the configuration's otherwise. */
  readonly archive?: string;
  /** Path of the configuration; `pipeline.config.ts` of the current folder otherwise. */
  readonly config?: string;
  /** Threads; 0 works in this one. */
  readonly workers?: number;
  /** Says what would happen; nothing is written to the archive. */
  readonly dryRun?: boolean;
  /** `20` or `5%`: more rejected documents than that make the report say `tooManyRejects`. */
  readonly maxRejects?: string | number;
  /** How long to wait for another run to end, in milliseconds; 0 fails at once. */
  readonly lockWaitMs?: number;
  readonly onProgress?: (progress: RunProgress) => void;
  readonly logger?: Logger;
}

/**
 * Reads dumps and archives their articles.
 * @throws ConfigurationError, NotAnArchive, ArchiveLocked; a document that can't be read is a rejection, never an error
 */
export async function run(options: RunOptions = {}): Promise<RunReport> {
  const began = performance.now();
  const config = await loadConfig(options.config);
  const archive = await openArchiveWriter(archiveFolder(options.archive, config), {
    dryRun: options.dryRun ?? false,
    lockWaitMs: options.lockWaitMs ?? 0,
  });
  const log = options.logger ?? ignoreLog;
  for (const { run, outcome } of archive.recovered)
    log.warn({ run, outcome }, 'took up a run that had been broken off');
  const missing: MissingInput[] = [];
  try {
    const account = await runInto(archive, config, options, missing, log);
    return {
      account,
      archive: archive.root,
      dryRun: options.dryRun ?? false,
      missing,
      seconds: (performance.now() - began) / 1000,
      tooManyRejects: exceeds(options.maxRejects ?? config.values.maxRejects, account),
      interrupted: account.outcome === 'interrupted',
    };
  } finally {
    archive.close();
  }
}

async function runInto(
  archive: ArchiveWriter,
  config: LoadedConfig,
  options: RunOptions,
  missing: MissingInput[],
  log: Logger,
): Promise<RunAccount> {
  const inputs = options.inputs ?? configuredInputs(config);
  const folder = mkdtempSync(join(tmpdir(), 'newsmorgue-'));
  const similar = openSimilar(archive, options.dryRun === true ? join(folder, 'duplicates') : null);
  const drafts = createRecordSpool(join(folder, 'drafts'));
  const articles = createRecordSpool(join(folder, 'articles'));
  const vectors = createVectorSpool(join(folder, 'vectors'));
  const plan = createPlan(join(folder, 'plan.sqlite'));
  const workers = createDocumentWorkers(config, chooseWorkers(options.workers, config));
  const progress = trackProgress(options.onProgress);
  try {
    archive.begin({ tool: TOOL, inputs, digests: config.digests });
    const store = createStore(
      {
        archive,
        similar,
        plan,
        articles,
        vectors,
        settle: createSettle(config.settings, config.extensions),
        rulesDigest: config.digests.rules,
        threshold: config.values.duplicates.threshold,
      },
      {
        keepOriginals: config.values.keepOriginals,
        refusesOtherPages: config.values.pagesThatAreNoArticle === 'reject',
        listener: progress,
      },
    );
    const documents = readDocuments(
      config,
      { ...options, inputs, known: archive.catalog.file },
      listenToInputs(archive, progress, missing, log),
    );
    await runPipeline({
      documents,
      workers,
      lines: createRepeatedLines({ previous: archive.catalog.learned }),
      drafts,
      store,
      progress,
    });
    const account = archive.commit(options.signal?.aborted === true ? 'interrupted' : 'complete');
    similar.commit(account.run);
    return account;
  } finally {
    await workers.close();
    for (const resource of [similar, drafts, articles, vectors, plan]) resource.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function listenToInputs(
  archive: ArchiveWriter,
  progress: InputListener,
  missing: MissingInput[],
  log: Logger,
): InputListener {
  return {
    ...progress,
    finished: (entry) => {
      archive.addFile(entry);
      progress.finished?.(entry);
      log.debug(entry, 'file read');
    },
    missing: (path, message) => {
      missing.push({ path, message });
      log.error({ path }, message);
    },
  };
}

/** Where the configuration's folder isn't the current one, its inputs are still counted from there. */
function configuredInputs(config: LoadedConfig): readonly string[] {
  const { folder, values } = config;
  if (folder === process.cwd()) return values.inputs;
  return values.inputs.map((input) => (input === '-' || isAbsolute(input) ? input : join(folder, input)));
}

/** The archive that a command works on: as named, else the configuration's. */
export function archiveFolder(named: string | undefined, config: LoadedConfig): string {
  return named === undefined ? resolve(config.folder, config.values.archive) : resolve(named);
}

function exceeds(limit: string | number | undefined, { decisions, documents }: RunAccount): boolean {
  if (limit === undefined) return false;
  const { rejected } = decisions;
  const text = String(limit);
  return text.endsWith('%') ? rejected * 100 > Number.parseFloat(text) * documents : rejected > Number(text);
}
