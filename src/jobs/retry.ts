/** Takes up again what runs have rejected: from the originals that were kept, else from the dumps. */

import type { ArchiveReader } from '../archive/archive-reader.ts';
import type { ArchiveWriter } from '../archive/archive-writer.ts';
import { readForgotten } from '../archive/forget/forgotten.ts';
import { openArchiveReader } from '../archive/open-archive.ts';
import type { RejectEntry } from '../archive/runs/account.ts';
import type { RawDocument, SourceRef } from '../article.ts';
import { type LoadedConfig, loadConfig } from '../config/load-config.ts';
import { listRejects } from '../inspect/archive-status.ts';
import type { ReadDocument } from '../pipeline.ts';
import type { RunReport } from '../report/run-report.ts';
import { archiveFolder } from './choose-places.ts';
import { parseOriginal, wholeDocument } from './documents/original-document.ts';
import { readAlone } from './documents/read-alone.ts';
import type { InputListener } from './documents/read-documents.ts';
import { readDumpAgain } from './documents/read-dump-again.ts';
import { type RunOptions, runOver } from './run.ts';

export interface RetryOptions
  extends Omit<RunOptions, 'inputs' | 'stdin' | 'reread' | 'metrics' | 'ping' | 'dropFolder'> {
  /** Only what this run rejected; `last`: the latest. */
  readonly run?: string;
  /** Only what was rejected with this code. */
  readonly code?: string;
  /** Takes up pages that were found to be no article, as articles; nothing else. */
  readonly asArticle?: boolean;
}

const NO_ARTICLE = 'not-an-article';
/** Nothing that was rejected so is ever taken up again. */
const FINAL = 'forgotten';

/**
 * A run of its own over what was rejected and has not been taken up since.
 * @throws ConfigurationError, NotAnArchive, ArchiveLocked, RunNotFound
 */
export async function retry(options: RetryOptions = {}): Promise<RunReport> {
  const config = await loadConfig(options.config);
  const root = archiveFolder(options.archive, config);
  const rejects = await chooseRejects(root, options);
  return runOver(config, options, {
    inputs: [...new Set(rejects.map(({ source }) => source.path))].sort(),
    keepsOtherPages: options.asArticle === true,
    documents: (archive, listener) => readAgain(archive, rejects, config, listener, options.signal),
  });
}

/** Of the rejections of one document the latest counts. */
async function chooseRejects(root: string, { run, code, asArticle }: RetryOptions): Promise<readonly RejectEntry[]> {
  const latest = new Map<string, RejectEntry>();
  for await (const reject of listRejects(root, run === undefined ? {} : { run })) {
    const key = keyOf(reject.source);
    if (!latest.has(key)) latest.set(key, reject);
  }
  const forgotten = readForgotten(root);
  const isMeant = (reject: RejectEntry): boolean =>
    !forgotten.document(reject.source.sha256 ?? '') &&
    (asArticle === true ? reject.code === NO_ARTICLE : reject.code !== FINAL) &&
    (code === undefined || reject.code === code);
  return [...latest.values()].filter(isMeant).sort((a, b) => (keyOf(a.source) < keyOf(b.source) ? -1 : 1));
}

const placeOf = ({ path, member = '', offset = -1 }: RejectEntry['source']): string =>
  JSON.stringify([path, member, offset]);
const keyOf = (source: RejectEntry['source']): string => source.sha256 ?? placeOf(source);

async function* readAgain(
  archive: ArchiveWriter,
  rejects: readonly RejectEntry[],
  config: LoadedConfig,
  listener: InputListener,
  signal: AbortSignal | undefined,
): AsyncIterable<ReadDocument> {
  const fromDumps = new Map<string, RejectEntry[]>();
  const reader = openArchiveReader(archive.root);
  try {
    for (const reject of rejects) {
      if (signal?.aborted === true) return listener.stopped?.();
      const { sha256, path } = reject.source;
      if (sha256 !== undefined && archive.catalog.source(sha256).length > 0) continue;
      const document = documentOf(reader, reject, config);
      if (document !== undefined) yield { type: 'document', document };
      else fromDumps.set(path, [...(fromDumps.get(path) ?? []), reject]);
    }
    for (const [path, wanted] of fromDumps) yield* readFromDump(reader, path, wanted, config, listener);
  } finally {
    reader.close();
  }
}

/** From the original alone, where that is a whole page or text. */
function documentOf(reader: ArchiveReader, reject: RejectEntry, config: LoadedConfig): RawDocument | undefined {
  const { original, source } = reject;
  if (original === undefined || source.sha256 === undefined) return undefined;
  return wholeDocument(parseOriginal(reader.member(original)), source as SourceRef, config);
}

/** Rows and what had no original: their dump is read once for all of them. */
async function* readFromDump(
  reader: ArchiveReader,
  path: string,
  wanted: readonly RejectEntry[],
  config: LoadedConfig,
  listener: InputListener,
): AsyncIterable<ReadDocument> {
  const left = new Map(wanted.map((reject) => [keyOf(reject.source), reject]));
  let isThere = path !== '-';
  if (isThere) {
    const missing = (): void => {
      isThere = false;
    };
    for await (const item of readDumpAgain(config, path, { missing })) {
      const source = item.type === 'document' ? item.document.source : item.rejection.source;
      for (const key of [source.sha256, placeOf(source)]) {
        if (key === undefined || !left.delete(key)) continue;
        yield item;
        break;
      }
      if (left.size === 0) return;
    }
  }
  for (const reject of left.values()) {
    const { original, source } = reject;
    const kept = original === undefined ? undefined : parseOriginal(reader.member(original));
    const item = kept && (await readAlone(config, kept.bytes, source));
    if (item !== undefined) yield item;
    else
      listener.missing?.(
        path,
        `the dump ${isThere ? 'holds something else by now' : 'is gone'}, and no original tells enough`,
      );
  }
}
