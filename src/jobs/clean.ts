/** The document steps alone, no archive: one object for each document, in input order. */
import { join } from 'node:path';
import { loadConfig } from '../config/load-config.ts';
import { createRepeatedLines } from '../corpus/repeated-lines/create-repeated-lines.ts';
import { type CleanLine, toErrorLine } from '../document/clean-line.ts';
import {
  type Findings,
  type NotedDraft,
  observeLines,
  type ReadDocument,
  rememberKnowledge,
  settle,
  sizeOf,
  survey,
  toFinding,
} from '../pipeline.ts';
import { type BatchBounds, batchItems } from '../workers/batch-items.ts';
import type { SettledLine } from '../workers/document-tasks.ts';
import { createDocumentWorkers, type DocumentWorkers } from '../workers/document-workers.ts';
import { mapInOrder } from '../workers/map-in-order.ts';
import { chooseWorkers } from './choose-workers.ts';
import { keepOpened, openFolder } from './close-all.ts';
import { readAhead } from './documents/read-ahead.ts';
import { type InputOptions, readDocuments } from './documents/read-documents.ts';
import { createSurveyJournal } from './run/survey-journal.ts';

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
  const opened = keepOpened();
  try {
    const findings = opened.keep(createSurveyJournal(join(openFolder(opened), 'survey', 'journal')));
    yield* surveyThenSettle(documents, workers, findings);
  } finally {
    await opened.close();
  }
}

async function* surveyThenSettle(
  documents: AsyncIterable<ReadDocument>,
  workers: DocumentWorkers,
  findings: Findings,
): AsyncIterable<string> {
  const lines = createRepeatedLines();
  for await (const surveyed of survey(documents, workers, () => false)) {
    findings.add(toFinding(surveyed, false));
    observeLines(lines, surveyed);
  }
  const knowledge = rememberKnowledge(lines.conclude());
  for await (const { note, result } of settle(draftsOf(findings), workers, 'clean-line', knowledge)) {
    yield result.ok ? (result as SettledLine).line : JSON.stringify(toErrorLine(note.source, result));
  }
}

function* draftsOf(findings: Findings): Generator<NotedDraft> {
  for (const finding of findings) {
    if (finding.type === 'document') yield { note: { ...finding.note, original: null }, draft: finding.draft };
  }
}
