/** The document steps alone, no archive: one object for each document, in input order. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../config/load-config.ts';
import { createRepeatedLines } from '../corpus/repeated-lines/create-repeated-lines.ts';
import { type CleanLine, toErrorLine } from '../document/clean-line.ts';
import { type ReadDocument, rememberKnowledge, settle, sizeOf, spoolDraft, survey } from '../pipeline.ts';
import { createRecordSpool, type RecordSpool } from '../spool/record-spool.ts';
import { type BatchBounds, batchItems } from '../workers/batch-items.ts';
import type { SettledLine } from '../workers/document-work.ts';
import { createDocumentWorkers, type DocumentWorkers } from '../workers/document-workers.ts';
import { mapInOrder } from '../workers/map-in-order.ts';
import { chooseWorkers } from './choose-workers.ts';
import { readAhead } from './read-ahead.ts';
import { type InputOptions, readDocuments } from './read-documents.ts';

export interface CleanOptions extends InputOptions {
  /** Path of the configuration; `pipeline.config.ts` of the current folder otherwise. */
  readonly config?: string;
  /** Learn the lines that sites repeat from all inputs first. Without, each document stands alone and the output streams. */
  readonly survey: boolean;
  /** Threads; 0 works in this one. */
  readonly workers?: number;
  /** Told of each named input that can't be opened; the others go on. */
  readonly onMissing?: (input: { readonly path: string; readonly message: string }) => void;
}

/**
 * Cleans documents without archiving them.
 * @throws ConfigurationError; documents that can't be read are lines with an `error`.
 */
export async function* clean(options: CleanOptions): AsyncIterable<CleanLine> {
  for await (const line of cleanLines(options)) yield JSON.parse(line) as CleanLine;
}

/** The same as JSON text, one line each, which spares parsing what is only passed on. */
export async function* cleanLines(options: CleanOptions): AsyncIterable<string> {
  const config = await loadConfig(options.config);
  const missing = (path: string, message: string) => options.onMissing?.({ path, message });
  const { items, isShort } = await readAhead(readDocuments(config, options, { missing }), sizeOf, WORTH_THREADS);
  const threads = isShort && options.workers === undefined ? 0 : chooseWorkers(options.workers, config);
  const workers = createDocumentWorkers(config, threads);
  try {
    yield* options.survey ? cleanTogether(items, workers) : cleanAlone(items, workers);
  } finally {
    await workers.close();
  }
}

/** A thread takes half a second to begin: fewer documents are done sooner without. */
const WORTH_THREADS: BatchBounds = { maxItems: 12, maxSize: 2 ** 20 };

/** Each document on its own: memory and delay don't grow with the input. */
async function* cleanAlone(documents: AsyncIterable<ReadDocument>, workers: DocumentWorkers): AsyncIterable<string> {
  const work = async (batch: ReadDocument[]): Promise<string[]> => {
    const taken = batch.flatMap((item) => (item.type === 'document' ? [item.document] : []));
    const lines = await workers.clean({ kind: 'clean', documents: taken });
    let next = 0;
    return batch.map((item) =>
      item.type === 'document'
        ? (lines[next++] as string)
        : JSON.stringify(toErrorLine(item.rejection.source, item.rejection)),
    );
  };
  for await (const lines of mapInOrder(batchItems(documents, sizeOf), work, workers.concurrency)) yield* lines;
}

/** Surveys everything first. */
async function* cleanTogether(documents: AsyncIterable<ReadDocument>, workers: DocumentWorkers): AsyncIterable<string> {
  const folder = mkdtempSync(join(tmpdir(), 'newsmorgue-'));
  const drafts = createRecordSpool(join(folder, 'drafts'));
  try {
    yield* surveyThenSettle(documents, workers, drafts);
  } finally {
    drafts.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function* surveyThenSettle(
  documents: AsyncIterable<ReadDocument>,
  workers: DocumentWorkers,
  drafts: RecordSpool,
): AsyncIterable<string> {
  const repeated = createRepeatedLines();
  /** The rejected, with how many drafts stand before each: they keep their place. */
  const rejected: { readonly before: number; readonly line: string }[] = [];
  for await (const surveyed of survey(documents, workers, () => false)) {
    if (surveyed.ok)
      spoolDraft(drafts, repeated, { source: surveyed.document.source, original: null }, surveyed.result);
    else rejected.push({ before: drafts.count, line: JSON.stringify(toErrorLine(surveyed.source, surveyed.failure)) });
  }
  const knowledge = rememberKnowledge(repeated.conclude());
  let next = 0;
  let done = 0;
  for await (const { note, result } of settle(drafts, workers, 'clean-line', knowledge)) {
    for (; (rejected[next]?.before ?? Infinity) <= done; next++) yield (rejected[next] as { line: string }).line;
    done++;
    yield result.ok ? (result as SettledLine).line : JSON.stringify(toErrorLine(note.source, result));
  }
  for (const { line } of rejected.slice(next)) yield line;
}
