/**
 * READ FIRST. One run over some dumps, top to bottom:
 *
 *   1. survey   read and extract every document; count on how many documents of a site each line stands
 *   2. settle   clean (now knowing what the site repeats), normalise, identify
 *   3. store    ask the archive what each article is, write records and the run's account, commit
 *
 * Everything a run touches outside its memory comes in as `RunEffects`, so that a test can pass effects of its own.
 */
import type { RawDocument, SourceRef } from './article.ts';
import type { LearnedScope } from './corpus/repeated-lines/create-repeated-lines.ts';
import type { LineDigest, Scope, ScopeKnowledge } from './learned-lines.ts';
import type { ReadRejection } from './read/reader.ts';
import type { RecordSpool } from './spool/record-spool.ts';
import type { CorpusStep } from './stage.ts';
import { batchItems } from './workers/batch-items.ts';
import {
  type Failure,
  renderUnread,
  type SettledArticle,
  type SettleResult,
  type SettleTask,
  type SurveyResult,
} from './workers/document-work.ts';
import type { DocumentWorkers } from './workers/document-workers.ts';
import { mapInOrder } from './workers/map-in-order.ts';

/** What reading gave, in the order of the inputs. */
export type ReadDocument =
  | { readonly type: 'document'; readonly document: RawDocument }
  | { readonly type: 'rejected'; readonly rejection: ReadRejection };

/** A document after extraction, or why there is none. */
export type Surveyed =
  | { readonly ok: true; readonly document: RawDocument; readonly result: Extract<SurveyResult, { ok: true }> }
  | {
      readonly ok: false;
      readonly source: ReadRejection['source'];
      readonly failure: Failure;
      /** Rendered for the archive; null where the bytes aren't at hand or aren't wanted. */
      readonly original: Uint8Array | null;
    };

/** What a draft is spooled with. `original` is whatever the store gave for the original's bytes. */
export interface DraftNote {
  readonly source: SourceRef;
  readonly scope: Scope;
  readonly original: unknown;
}

/** A document after cleaning, or why there is none. */
export interface Settled {
  readonly note: DraftNote;
  readonly result: SettleResult;
}

export type LearnedScopes = ReadonlyMap<Scope, LearnedScope>;

/** Walk 3 and the run's account, as the first two walks see them. */
export interface ArticleStore {
  /** Whether the original's bytes are to be kept: not where the archive has them already. */
  wantsOriginal(source: SourceRef): boolean;
  keepOriginal(source: ReadRejection['source'], rendered: Uint8Array | null): unknown;
  reject(source: ReadRejection['source'], failure: Failure, original: unknown): void;
  /** Whether a page that is no article is to be rejected. */
  readonly refusesOtherPages: boolean;
  add(note: DraftNote, article: SettledArticle): void;
  /** Decides what each article is, writes the records and the run's account. */
  commit(learned: LearnedScopes): Promise<void>;
}

export interface RunEffects {
  readonly documents: AsyncIterable<ReadDocument>;
  readonly workers: DocumentWorkers;
  readonly lines: CorpusStep<LineDigest, LearnedScopes>;
  readonly drafts: RecordSpool;
  readonly store: ArticleStore;
  /** Told of each document that a walk is done with. */
  readonly progress: { surveyed(): void; settled(): void };
}

const NOT_AN_ARTICLE: Failure = {
  ok: false,
  code: 'not-an-article',
  message: 'the page is a listing, a shop, a forum or the like; `newsmorgue clean` shows its text',
};

export async function runPipeline({ documents, workers, lines, drafts, store, progress }: RunEffects): Promise<void> {
  for await (const surveyed of survey(documents, workers, store.wantsOriginal)) {
    progress.surveyed();
    if (!surveyed.ok) {
      store.reject(surveyed.source, surveyed.failure, store.keepOriginal(surveyed.source, surveyed.original));
      continue;
    }
    const { result } = surveyed;
    const { source } = surveyed.document;
    const original = store.keepOriginal(source, result.original);
    if (result.documentKind === 'other' && store.refusesOtherPages) store.reject(source, NOT_AN_ARTICLE, original);
    else spoolDraft(drafts, lines, { source, original }, result);
  }

  const learned = lines.conclude();
  for await (const { note, result } of settle(drafts, workers, 'article', rememberKnowledge(learned))) {
    progress.settled();
    if (result.ok) store.add(note, result as SettledArticle);
    else store.reject(note.source, result, note.original);
  }

  await store.commit(learned);
}

/** Walk 1: extracts documents on the workers; what was rejected on the way stays in its place. */
export async function* survey(
  documents: AsyncIterable<ReadDocument>,
  workers: DocumentWorkers,
  wantsOriginal: (source: SourceRef) => boolean,
): AsyncIterable<Surveyed> {
  const sizeOf = (item: ReadDocument) => (item.type === 'document' ? item.document.bytes.length : 0);
  const work = async (batch: ReadDocument[]): Promise<Surveyed[]> => {
    const taken = batch.flatMap((item) => (item.type === 'document' ? [item.document] : []));
    const originals = taken.map((document) => wantsOriginal(document.source));
    const results = await workers.survey({ kind: 'survey', documents: taken, originals });
    let next = 0;
    return batch.map((item) => {
      if (item.type === 'rejected') return fromRejection(item.rejection, wantsOriginal);
      const result = results[next++] as SurveyResult;
      if (result.ok) return { ok: true, document: item.document, result };
      return { ok: false, source: item.document.source, failure: result, original: result.original };
    });
  };
  for await (const batch of mapInOrder(batchItems(documents, sizeOf), work, workers.concurrency)) yield* batch;
}

function fromRejection(
  { source, code, message, original }: ReadRejection,
  wantsOriginal: (source: SourceRef) => boolean,
): Surveyed {
  const whole = source as SourceRef;
  const rendered =
    original !== undefined && source.sha256 !== undefined && wantsOriginal(whole)
      ? renderUnread(whole, original)
      : null;
  return { ok: false, source, failure: { ok: false, code, message }, original: rendered };
}

/** Keeps a draft for walk 2 and lets its lines be counted. Listings print other articles' lines, so they teach nothing. */
export function spoolDraft(
  drafts: RecordSpool,
  lines: { observe(digest: LineDigest): void },
  { source, original }: Omit<DraftNote, 'scope'>,
  { draft, digest, documentKind }: Extract<SurveyResult, { ok: true }>,
): void {
  if (documentKind === 'article') lines.observe(digest);
  drafts.append(`${JSON.stringify({ source, scope: digest.scope, original } satisfies DraftNote)}\n${draft}`);
}

/** Walk 2: cleans the spooled drafts on the workers, each with what is known of its scope. */
export async function* settle(
  drafts: Iterable<string>,
  workers: DocumentWorkers,
  output: SettleTask['output'],
  knowledgeOf: (scope: Scope) => ScopeKnowledge | undefined,
): AsyncIterable<Settled> {
  const work = async (batch: string[]): Promise<Settled[]> => {
    const entries = batch.map(parseEntry);
    const tasks = entries.map(({ note, draft }) => ({ draft, knowledge: knowledgeOf(note.scope) }));
    const results = await workers.settle({ kind: 'settle', output, drafts: tasks });
    return entries.map(({ note }, index) => ({ note, result: results[index] as SettleResult }));
  };
  const batches = batchItems(drafts, (entry) => entry.length);
  for await (const batch of mapInOrder(batches, work, workers.concurrency)) yield* batch;
}

/** Working out a scope's verdict walks all of its lines: once is enough for the few lines that are furniture. */
export function rememberKnowledge(learned: LearnedScopes): (scope: Scope) => ScopeKnowledge | undefined {
  const known = new Map<Scope, ScopeKnowledge | undefined>();
  return (scope) => {
    if (!known.has(scope)) known.set(scope, learned.get(scope)?.knowledge);
    return known.get(scope);
  };
}

function parseEntry(entry: string): { note: DraftNote; draft: string } {
  const end = entry.indexOf('\n');
  return { note: JSON.parse(entry.slice(0, end)) as DraftNote, draft: entry.slice(end + 1) };
}
