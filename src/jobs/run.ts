/** One run: opens everything it touches, walks the pipeline, closes everything. */
import { join } from 'node:path';
import type { ArchiveWriter } from '../archive/archive-writer.ts';
import { openArchiveWriter } from '../archive/open-archive.ts';
import type { RunAccount } from '../archive/runs/account.ts';
import { type LoadedConfig, loadConfig } from '../config/load-config.ts';
import { createRepeatedLines } from '../corpus/repeated-lines/create-repeated-lines.ts';
import { type ReadDocument, runPipeline, sizeOf } from '../pipeline.ts';
import { measureInputs } from '../read/files/measure-inputs.ts';
import type { MissingInput, RunProgress, RunReport } from '../report/run-report.ts';
import { createByteSpool } from '../spool/byte-spool.ts';
import { createRecordSpool } from '../spool/record-spool.ts';
import { createVectorSpool } from '../spool/vector-spool.ts';
import { createStore } from '../store/create-store.ts';
import { createPlan } from '../store/plan.ts';
import { TOOL } from '../tool-version.ts';
import { DOCUMENT_BATCH } from '../workers/batch-items.ts';
import { createCleanAnew } from '../workers/clean-anew.ts';
import { createDocumentWorkers } from '../workers/document-workers.ts';
import { archiveFolder, configuredInputs } from './choose-places.ts';
import { chooseWorkers } from './choose-workers.ts';
import { keepOpened, openFolder } from './close-all.ts';
import { readAhead } from './documents/read-ahead.ts';
import { type InputListener, type InputOptions, readDocuments } from './documents/read-documents.ts';
import { isMachineFault } from './is-machine-fault.ts';
import { ignoreLog, type Logger } from './logger.ts';
import { listDropped } from './run/drop-folder.ts';
import { listenToInputs, tellOfRejects } from './run/listen-to-run.ts';
import { createSurveyJournal, openSurveyJournal, type SurveyJournal } from './run/survey-journal.ts';
import { type TellOptions, tellRun } from './run/tell-run.ts';
import { trackProgress } from './run/track-progress.ts';
import { openSimilar } from './similar/open-similar.ts';

export interface RunOptions extends InputOptions, Pick<TellOptions, 'metrics' | 'ping' | 'dropFolder'> {
  /** The archive's folder; the configuration's otherwise. */
  readonly archive?: string;
  /** Path of the configuration; `pipeline.config.ts` of the current folder otherwise. */
  readonly config?: string;
  /** Threads; 0 works in this one. */
  readonly workers?: number;
  /** Says what would happen; nothing is written to the archive. */
  readonly dryRun?: boolean;
  /** Reads again what earlier runs have read. */
  readonly reread?: boolean;
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
  const config = await loadConfig(options.config);
  const { dropFolder } = options;
  const inputs = dropFolder === undefined ? (options.inputs ?? configuredInputs(config)) : listDropped(dropFolder);
  return tellRun(config, archiveFolder(options.archive, config), options, (opened) =>
    runOver(config, options, { inputs, opened }),
  );
}

/** Where a run's documents come from. */
export interface DocumentOrigin {
  readonly inputs: readonly string[];
  /** Other documents than those that are read from the inputs. Such a run can't be gone on with when it is broken off. */
  readonly documents?: (archive: ArchiveWriter, listener: InputListener) => AsyncIterable<ReadDocument>;
  /** Takes up pages that are no article, whatever the configuration says. */
  readonly keepsOtherPages?: boolean;
  /** Told once the archive's lock is held. */
  readonly opened?: () => void;
}

/** A run over whatever documents there are. */
export async function runOver(config: LoadedConfig, options: RunOptions, origin: DocumentOrigin): Promise<RunReport> {
  const began = performance.now();
  const archive = await openArchiveWriter(archiveFolder(options.archive, config), {
    dryRun: options.dryRun ?? false,
    lockWaitMs: options.lockWaitMs ?? 0,
    threaded: chooseWorkers(options.workers, config) > 0,
  });
  const missing: MissingInput[] = [];
  try {
    origin.opened?.();
    const log = options.logger ?? ignoreLog;
    for (const { run, outcome } of archive.recovered)
      log.warn({ run, outcome }, 'took up a run that had been broken off');
    const account = await runInto(archive, config, options, origin, missing, log);
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
  origin: DocumentOrigin,
  missing: MissingInput[],
  log: Logger,
): Promise<RunAccount> {
  const { inputs } = origin;
  const threads = chooseWorkers(options.workers, config);
  const opened = keepOpened();
  try {
    const folder = openFolder(opened);
    const similar = opened.keep(openSimilar(archive, options.dryRun === true ? join(folder, 'duplicates') : null));
    const progress = trackProgress(options.onProgress);
    archive.begin({ tool: TOOL, inputs, digests: config.digests });
    const journal = opened.keep(openJournal(archive, config, origin, options, folder));
    const store = createStore(
      {
        archive,
        similar,
        plan: opened.keep(createPlan(join(folder, 'plan.sqlite'))),
        records: opened.keep(createByteSpool(join(folder, 'records'))),
        vectors: opened.keep(createVectorSpool(join(folder, 'vectors'))),
        deltas: opened.keep(createRecordSpool(join(folder, 'deltas'))),
        rejects: opened.keep(createRecordSpool(join(folder, 'rejects'))),
        files: opened.keep(createRecordSpool(join(folder, 'files'))),
        cleanAnew: createCleanAnew(config),
        relations: config.values.duplicates,
        threads,
      },
      {
        keepOriginals: config.values.keepOriginals,
        refusesOtherPages: config.values.pagesThatAreNoArticle === 'reject' && origin.keepsOtherPages !== true,
        listener: { ...progress, rejected: tellOfRejects(progress, log) },
      },
    );
    const lines = createRepeatedLines({ previous: archive.catalog.learned });
    if (journal.taken > 0) {
      log.warn({ documents: journal.taken }, 'goes on where a run that had been broken off was');
      journal.observe(lines);
    }
    const { known, leaveOut } = journal;
    const reading = { ...options, inputs, known: known(archive.catalog.file), leaveOut };
    if (options.onProgress !== undefined && origin.documents === undefined)
      progress.expect(measureInputs(inputs, reading));
    let outcome: RunAccount['outcome'] = 'complete';
    const stopped = (): void => {
      outcome = 'interrupted';
    };
    const listener = { ...listenToInputs(journal, progress, missing, log), stopped };
    const all = origin.documents?.(archive, listener) ?? readDocuments(config, reading, listener);
    const { items: documents, isShort } = await readAhead(all, sizeOf, WORTH_THREADS);
    const isForOne = isShort && options.workers === undefined;
    const workers = opened.keep(createDocumentWorkers(config, isForOne ? 0 : threads));
    await runPipeline({ documents, workers, lines, findings: journal, store, progress }).catch((error: unknown) => {
      if (!isMachineFault(error)) journal.giveUp();
      throw error;
    });
    // All is acknowledged: whatever happens now, the next run has nothing to read again.
    archive.checkpoint();
    journal.remove();
    const account = archive.commit(outcome);
    similar.commit(account.run);
    return account;
  } finally {
    await opened.close();
  }
}

/** What makes one batch keeps one thread busy at a time, and is done before others have begun. */
const WORTH_THREADS = DOCUMENT_BATCH;

/** Nothing of a dry run is to be gone on with, nor of a run over documents that no input names. */
function openJournal(
  { root, run }: ArchiveWriter,
  { digests }: LoadedConfig,
  { inputs, documents }: DocumentOrigin,
  { dryRun, reread }: RunOptions,
  aside: string,
): SurveyJournal {
  if (dryRun === true || documents !== undefined) return createSurveyJournal(join(aside, 'survey', 'journal'));
  const terms = { tool: TOOL, inputs, folder: process.cwd(), digests };
  return openSurveyJournal(root, run, reread === true ? { ...terms, reread } : terms);
}

function exceeds(limit: string | number | undefined, { decisions, documents }: RunAccount): boolean {
  if (limit === undefined) return false;
  const { rejected } = decisions;
  const text = String(limit);
  return text.endsWith('%') ? rejected * 100 > Number.parseFloat(text) * documents : rejected > Number(text);
}
