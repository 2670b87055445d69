/** Records once more through the document steps: extracted from their originals where that can be done, cleaned with what is known. */
import type { ArchiveReader } from '../../archive/archive-reader.ts';
import type { RecordSummary } from '../../archive/records/list-records.ts';
import type { ArchiveRecord } from '../../archive/records/record-schema.ts';
import { recordToDraft } from '../../archive/records/record-to-draft.ts';
import type { Draft, RawDocument } from '../../article.ts';
import type { LoadedConfig } from '../../config/load-config.ts';
import { concludeScope, createScopeLines } from '../../corpus/repeated-lines/conclude-scope.ts';
import { REPEATED_LINE_THRESHOLDS } from '../../corpus/repeated-lines/line-bar.ts';
import { scopeOf } from '../../document/survey/digest-lines.ts';
import type { Scope, ScopeDelta, ScopeKnowledge } from '../../learned-lines.ts';
import { batchItems } from '../../workers/batch-items.ts';
import type { SettledArticle, SettleResult, SurveyResult } from '../../workers/document-tasks.ts';
import { parseDraft } from '../../workers/document-work.ts';
import type { DocumentWorkers } from '../../workers/document-workers.ts';
import { mapInOrder } from '../../workers/map-in-order.ts';
import { originalDocument, parseOriginal } from '../documents/original-document.ts';

export interface Recleaned {
  readonly before: ArchiveRecord;
  /** Undefined where nothing would be left of it, or it would be no article. */
  readonly settled: SettledArticle | undefined;
  readonly scope: Scope;
}

export type Knowledge = (scope: Scope) => ScopeKnowledge;

/** What all runs together know of a scope, as a run over all of its documents at once would have known it. */
export function createKnowledge(learned: (scope: Scope) => ScopeDelta | undefined): Knowledge {
  const known = new Map<Scope, ScopeKnowledge>();
  return (scope) => {
    const before = known.get(scope);
    if (before !== undefined) return before;
    const { knowledge } = concludeScope(createScopeLines(scope, learned(scope)), REPEATED_LINE_THRESHOLDS);
    known.set(scope, knowledge);
    return knowledge;
  };
}

export interface RecleanTools {
  readonly config: LoadedConfig;
  readonly workers: DocumentWorkers;
  readonly knowledge: Knowledge;
}

interface Opened {
  readonly before: ArchiveRecord;
  readonly raw: RawDocument | undefined;
}

export async function* recleanRecords(
  reader: ArchiveReader,
  records: Iterable<RecordSummary>,
  tools: RecleanTools,
): AsyncIterable<Recleaned> {
  const opened = openAll(reader, records, tools.config);
  const batches = batchItems(opened, ({ raw, before }) => raw?.bytes.length ?? before.text.words * 6);
  const work = (batch: Opened[]): Promise<Recleaned[]> => recleanBatch(batch, tools);
  for await (const batch of mapInOrder(batches, work, tools.workers.concurrency)) yield* batch;
}

function* openAll(reader: ArchiveReader, records: Iterable<RecordSummary>, config: LoadedConfig): Generator<Opened> {
  for (const { path } of records) {
    const before = reader.read(path);
    const ref = reader.catalog.original(before.source.sha256);
    const raw = ref === undefined ? undefined : originalDocument(parseOriginal(reader.member(ref)), before, config);
    yield { before, raw };
  }
}

const encoder = new TextEncoder();

async function recleanBatch(
  batch: readonly Opened[],
  { config, workers, knowledge }: RecleanTools,
): Promise<Recleaned[]> {
  const documents = batch.flatMap(({ raw }) => (raw === undefined ? [] : [raw]));
  const surveyed = await workers.survey({ kind: 'survey', documents, originals: documents.map(() => false) });
  let next = 0;
  const drafts = batch.map(({ before, raw }) =>
    chooseDraft(before, raw === undefined ? undefined : draftOf(surveyed[next++])),
  );
  const known = drafts.map((draft) => knowledge(scopeOf(draft)));
  const results = await workers.settle({
    kind: 'settle',
    output: 'article',
    drafts: drafts.map((draft, index) => ({ draft: encoder.encode(JSON.stringify(draft)), knowledge: known[index] })),
  });
  const refuses = config.values.pagesThatAreNoArticle === 'reject';
  return batch.map(({ before }, index) => {
    const draft = drafts[index] as Draft;
    const result = results[index] as SettleResult;
    const isRefused = !result.ok || (refuses && draft.kind === 'other');
    const settled = isRefused ? undefined : (result as SettledArticle);
    return { before, settled, scope: scopeOf(draft) };
  });
}

const draftOf = (surveyed: SurveyResult | undefined): Draft | undefined =>
  surveyed?.ok === true ? parseDraft(surveyed.draft) : undefined;

/** Flags that say that the bytes were read less well than when their encoding was known from outside. */
const ENCODING_FLAGS: readonly string[] = ['replacement-characters', 'encoding-detected', 'mojibake'];

/**
 * The record's own text, where its original can't be read any more as it was read then.
 * @param draft of its original; undefined where there is none
 */
export function chooseDraft(before: ArchiveRecord, draft: Draft | undefined): Draft {
  if (draft === undefined) return recordToDraft(before);
  const isWorse = draft.flags.some((flag) => ENCODING_FLAGS.includes(flag) && !before.flags.includes(flag));
  return isWorse ? recordToDraft(before) : draft;
}
