/** What a thread does with a batch: the document steps, each document on its own, no error of one reaching another. */
import type { Draft, IdentifiedArticle, RawDocument } from '../article.ts';
import { renderOriginal } from '../archive/original-record.ts';
import type { LoadedConfig } from '../config/load-config.ts';
import { createExtract } from '../document/extract/extract-document.ts';
import { createSettle } from '../document/settle.ts';
import { digestLines } from '../document/survey/digest-lines.ts';
import type { LineDigest, ScopeKnowledge } from '../learned-lines.ts';
import { DocumentRejected, type RejectionCode } from '../stage.ts';

export interface Failure {
  readonly ok: false;
  readonly code: RejectionCode;
  readonly message: string;
}

export interface SurveyTask {
  readonly kind: 'survey';
  readonly documents: readonly RawDocument[];
  /** Whether to render the WARC record of each original. */
  readonly originals: boolean;
}

export type SurveyResult = (
  | { readonly ok: true; readonly draft: string; readonly documentKind: Draft['kind']; readonly digest: LineDigest }
  | Failure
) & { readonly original: Uint8Array | null };

export interface SettleTask {
  readonly kind: 'settle';
  readonly drafts: readonly { readonly draft: string; readonly knowledge: ScopeKnowledge | undefined }[];
}

export type SettleResult =
  | { readonly ok: true; readonly article: string; readonly summary: ArticleSummary; readonly vector: Uint32Array }
  | Failure;

/** What the store decides on, without reading the article again. */
export interface ArticleSummary {
  readonly basis: IdentifiedArticle['identity']['basis'];
  readonly key: string;
  readonly fallback: string;
  readonly extracted: string;
  readonly text: string;
  readonly words: number;
  readonly published: string | null;
  readonly modified: string | null;
  readonly crawled: string | null;
  readonly site: string | null;
}

export type DocumentTask = SurveyTask | SettleTask;

export interface DocumentWork {
  survey(task: SurveyTask): SurveyResult[];
  settle(task: SettleTask): SettleResult[];
}

/** Length of a sketch, the first part of a vector; the shingles follow. */
export const SKETCH_LENGTH = 128;

export function createDocumentWork(config: LoadedConfig): DocumentWork {
  const extract = createExtract(config.settings);
  const settle = createSettle(config.settings, config.extensions);

  function surveyOne(raw: RawDocument, originals: boolean): SurveyResult {
    const original = originals ? renderOriginalOf(raw) : null;
    return attempt<SurveyResult>(
      () => {
        const draft = extract.apply(raw);
        return { ok: true, draft: JSON.stringify(draft), documentKind: draft.kind, digest: digestLines(draft), original };
      },
      (failure) => ({ ...failure, original }),
    );
  }

  function settleOne({ draft, knowledge }: SettleTask['drafts'][number]): SettleResult {
    return attempt<SettleResult>(
      () => {
        const { article, shingles } = settle(JSON.parse(draft) as Draft, knowledge);
        if (article.blocks.length === 0) throw new DocumentRejected('no-text', describeEmpty(article));
        return { ok: true, article: JSON.stringify(article), summary: summarise(article), vector: toVector(article, shingles) };
      },
      (failure) => failure,
    );
  }

  return {
    survey: (task) => task.documents.map((raw) => surveyOne(raw, task.originals)),
    settle: (task) => task.drafts.map(settleOne),
  };
}

function attempt<T>(work: () => T, failed: (failure: Failure) => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof DocumentRejected) return failed({ ok: false, code: error.code, message: error.message });
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return failed({ ok: false, code: 'internal', message: `a step failed on this document: ${message}` });
  }
}

function renderOriginalOf(raw: RawDocument): Uint8Array {
  const { path, member, offset, sha256 } = raw.source;
  const place = [path, ...(member === undefined ? [] : [member])].join('!/');
  return renderOriginal({
    uri: offset === undefined ? place : `${place}#${offset}`,
    mediaType: raw.original === undefined ? raw.mediaType : 'application/octet-stream',
    bytes: raw.original ?? raw.bytes,
    sha256,
    ...(raw.crawled === undefined ? {} : { date: raw.crawled }),
  });
}

function describeEmpty(article: IdentifiedArticle): string {
  const rules = [...new Set(article.removals.map((removal) => removal.rule))].slice(0, 5);
  return `no text is left: expected at least one block of article text, but every block was removed (${rules.join(', ')})`;
}

function summarise(article: IdentifiedArticle): ArticleSummary {
  const { identity, fingerprint, metadata } = article;
  return {
    ...identity,
    extracted: fingerprint.extracted,
    text: fingerprint.text,
    words: fingerprint.words,
    published: metadata.published?.value ?? null,
    modified: metadata.modified?.value ?? null,
    crawled: article.crawled ?? null,
    site: metadata.site,
  };
}

function toVector(article: IdentifiedArticle, shingles: Uint32Array): Uint32Array {
  const vector = new Uint32Array(SKETCH_LENGTH + shingles.length);
  vector.set(article.fingerprint.sketch);
  vector.set(shingles, SKETCH_LENGTH);
  return vector;
}
