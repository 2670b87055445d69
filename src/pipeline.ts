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
import type { FileEntry } from './file-entry.ts';
import type { LineDigest, Scope, ScopeKnowledge } from './learned-lines.ts';
import type { ReadRejection } from './read/reader.ts';
import type { CorpusStep } from './stage.ts';
import { batchItems } from './workers/batch-items.ts';
import type { Failure, SettledArticle, SettleResult, SettleTask, SurveyResult } from './workers/document-tasks.ts';
import { renderUnread } from './workers/document-work.ts';
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
  /** Why there is no draft: it goes through walk 2 in its place, so that all is accounted for in the inputs' order. */
  readonly failure?: Failure;
}

/** What walk 1 found, kept for walk 2: a document, or the end of an input file. */
export type Finding = FoundDocument | { readonly type: 'file'; readonly entry: FileEntry };

export interface FoundDocument {
  readonly type: 'document';
  readonly note: Omit<DraftNote, 'original'>;
  /** As JSON, in UTF-8; null where there is none. */
  readonly draft: Uint8Array | null;
  /** Rendered for the archive; null where the bytes aren't at hand or aren't wanted. */
  readonly original: Uint8Array | null;
}

/** A finding on its way through walk 2. */
export interface NotedDraft {
  readonly note: DraftNote;
  readonly draft: Uint8Array | null;
}

/** The findings in the order of the inputs, where a run that is broken off doesn't lose them. */
export interface Findings {
  add(finding: FoundDocument): void;
  /** Walk 1 is done. */
  seal(): void;
  [Symbol.iterator](): Iterator<Finding>;
}

/** A document after cleaning, or why there is none. */
export interface Settled {
  readonly note: DraftNote;
  readonly result: SettleResult;
}

export type LearnedScopes = ReadonlyMap<Scope, LearnedScope>;

/** What is known of a scope's lines. */
export type KnowledgeOf = (scope: Scope) => ScopeKnowledge | undefined;

/** Walk 3 and the run's account, as the first two walks see them. */
export interface ArticleStore {
  /** Whether the original's bytes are to be kept: not where the archive has them already. */
  wantsOriginal(source: SourceRef): boolean;
  keepOriginal(source: ReadRejection['source'], rendered: Uint8Array | null): unknown;
  /** An input file whose documents have all come before. */
  addFile(entry: FileEntry): void;
  reject(source: ReadRejection['source'], failure: Failure, original: unknown): void;
  /** Whether a page that is no article is to be rejected. */
  readonly refusesOtherPages: boolean;
  add(note: DraftNote, article: SettledArticle): void;
  /** Takes note of what the run learned of each scope. Gives what is known of it. */
  learn(learned: LearnedScopes): KnowledgeOf;
  /** Decides what each article is, writes the records and the run's account. */
  commit(): Promise<void>;
}

export interface RunEffects {
  readonly documents: AsyncIterable<ReadDocument>;
  readonly workers: DocumentWorkers;
  readonly lines: CorpusStep<LineDigest, LearnedScopes>;
  readonly findings: Findings;
  readonly store: ArticleStore;
  /** Told of each document that a walk is done with. */
  readonly progress: { surveyed(): void; settled(): void };
}

const notAnArticle = (reason: string): Failure => ({
  ok: false,
  code: 'not-an-article',
  message: `the page ${reason}; \`newsmorgue clean\` shows its text`,
});

export async function runPipeline({ documents, workers, lines, findings, store, progress }: RunEffects): Promise<void> {
  for await (const surveyed of survey(documents, workers, store.wantsOriginal)) {
    progress.surveyed();
    findings.add(toFinding(surveyed, store.refusesOtherPages));
    observeLines(lines, surveyed);
  }
  findings.seal();

  const knowledge = store.learn(lines.conclude());
  const drafts = takeDrafts(findings, store);
  for await (const { note, result } of settle(drafts, workers, 'article', knowledge)) {
    progress.settled();
    if (result.ok) store.add(note, result as SettledArticle);
    else store.reject(note.source, result, note.original);
  }

  await store.commit();
}

/** Listings print other articles' lines, so they teach nothing. */
export function observeLines(lines: { observe(digest: LineDigest): void }, surveyed: Surveyed): void {
  if (surveyed.ok && surveyed.result.otherPage === null) lines.observe(surveyed.result.digest);
}

/** Keeps what was surveyed for walk 2. @param refusesOtherPages whether a page that is no article has failed */
export function toFinding(surveyed: Surveyed, refusesOtherPages: boolean): FoundDocument {
  if (!surveyed.ok) {
    const { source, failure, original } = surveyed;
    return { type: 'document', note: { source: source as SourceRef, scope: '', failure }, draft: null, original };
  }
  const { document, result } = surveyed;
  const { draft, digest, original } = result;
  const note = { source: document.source, scope: digest.scope };
  if (result.otherPage === null || !refusesOtherPages) return { type: 'document', note, draft, original };
  return { type: 'document', note: { ...note, failure: notAnArticle(result.otherPage) }, draft: null, original };
}

/** Originals are kept in the order of the inputs, however many threads there are. */
function* takeDrafts(findings: Findings, store: ArticleStore): Iterable<NotedDraft> {
  for (const finding of findings) {
    if (finding.type === 'file') store.addFile(finding.entry);
    else {
      const original = store.keepOriginal(finding.note.source, finding.original);
      yield { note: { ...finding.note, original }, draft: finding.draft };
    }
  }
}

/** Bytes, by which documents are grouped into batches. */
export const sizeOf = (item: ReadDocument): number => (item.type === 'document' ? item.document.bytes.length : 0);

/** Walk 1: extracts documents on the workers; what was rejected on the way stays in its place. */
export async function* survey(
  documents: AsyncIterable<ReadDocument>,
  workers: DocumentWorkers,
  wantsOriginal: (source: SourceRef) => boolean,
): AsyncIterable<Surveyed> {
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
  { source, code, message, original, stack }: ReadRejection,
  wantsOriginal: (source: SourceRef) => boolean,
): Surveyed {
  const whole = source as SourceRef;
  const rendered =
    original !== undefined && source.sha256 !== undefined && wantsOriginal(whole)
      ? renderUnread(whole, original)
      : null;
  const failure: Failure = { ok: false, code, message, ...(stack === undefined ? {} : { stack }) };
  return { ok: false, source, failure, original: rendered };
}

/** Walk 2: cleans the drafts on the workers, each with what is known of its scope. */
export async function* settle(
  drafts: Iterable<NotedDraft>,
  workers: DocumentWorkers,
  output: SettleTask['output'],
  knowledgeOf: KnowledgeOf,
): AsyncIterable<Settled> {
  const work = async (batch: NotedDraft[]): Promise<Settled[]> => {
    const tasks = batch.flatMap(({ note, draft }) =>
      draft === null ? [] : [{ draft, knowledge: knowledgeOf(note.scope) }],
    );
    const results = await workers.settle({ kind: 'settle', output, drafts: tasks });
    let next = 0;
    return batch.map(({ note }) => ({ note, result: note.failure ?? (results[next++] as SettleResult) }));
  };
  const batches = batchItems(drafts, ({ draft }) => draft?.length ?? 0);
  for await (const batch of mapInOrder(batches, work, workers.concurrency)) yield* batch;
}

/** Working out a scope's verdict walks all of its lines: once is enough for the few lines that are furniture. */
export function rememberKnowledge(learned: LearnedScopes): KnowledgeOf {
  const known = new Map<Scope, ScopeKnowledge | undefined>();
  return (scope) => {
    if (!known.has(scope)) known.set(scope, learned.get(scope)?.knowledge);
    return known.get(scope);
  };
}
