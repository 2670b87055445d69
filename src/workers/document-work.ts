/** What a thread does with a batch: the document steps, each document on its own, no error of one reaching another. */

import { hash } from 'node:crypto';
import { originalUri, renderOriginal } from '../archive/originals/original-record.ts';
import { checkRecord } from '../archive/records/check-record.ts';
import type { ArchiveRecord } from '../archive/records/record-schema.ts';
import { renderRecord } from '../archive/records/render-record.ts';
import { toRecord } from '../archive/records/to-record.ts';
import type { Draft, IdentifiedArticle, RawDocument, SourceRef } from '../article.ts';
import type { LoadedConfig } from '../config/load-config.ts';
import { toCleanLine, toErrorLine } from '../document/clean-line.ts';
import { createExtract } from '../document/extract/extract-document.ts';
import { identify } from '../document/identify/identify-article.ts';
import { createDescribe } from '../document/settle.ts';
import { digestLines } from '../document/survey/digest-lines.ts';
import type { LineDigest } from '../learned-lines.ts';
import { DocumentRejected } from '../stage.ts';
import { joinVector } from '../text/shingles/text-vector.ts';
import { type Arena, createArena } from './arena.ts';
import type {
  ArticleSummary,
  CleanTask,
  Failure,
  Listing,
  SettleResult,
  SettleTask,
  SurveyResult,
  SurveyTask,
} from './document-tasks.ts';
import { mapWithin } from './map-within.ts';

export interface DocumentWork {
  /** @param arena takes the results' arrays */
  survey(task: SurveyTask, arena?: Arena): SurveyResult[];
  settle(task: SettleTask, arena?: Arena): SettleResult[];
  clean(task: CleanTask): string[];
}

export function createDocumentWork(config: LoadedConfig): DocumentWork {
  const extract = createExtract(config.settings);
  const describe = createDescribe(config.settings, config.extensions);

  function surveyOne(raw: RawDocument, keepsOriginal: boolean, arena: Arena): SurveyResult {
    const original = keepsOriginal ? arena.bytes(renderOriginalOf(raw)) : null;
    return attempt<SurveyResult>(
      () => {
        const draft = extract.apply(raw);
        return {
          ok: true,
          draft: arena.text(JSON.stringify(draft)),
          otherPage: draft.kind === 'article' ? null : (draft.kindReason ?? 'is no article'),
          digest: gather(digestLines(draft), arena),
          original,
        };
      },
      (failure) => ({ ...failure, original }),
    );
  }

  function settleOne(
    { draft, knowledge }: SettleTask['drafts'][number],
    output: SettleTask['output'],
    arena: Arena,
  ): SettleResult {
    return attempt<SettleResult>(
      () => {
        const described = describe(parseDraft(draft), knowledge);
        if (output === 'clean-line') return { ok: true, line: JSON.stringify(toCleanLine(described)) };
        const { article, shingles, tokens } = identify(described);
        if (article.blocks.length === 0) throw new DocumentRejected('no-text', describeEmpty(article));
        const record = arena.bytes(renderRecord(checkRecord(asFirstVersion(article, knowledge?.digest ?? ''))));
        return {
          ok: true,
          record,
          summary: summarise(article, record),
          vector: arena.words(joinVector({ shingles, tokens })),
        };
      },
      (failure) => failure,
    );
  }

  /** What the store does of it when nothing else stands under its key. */
  const asFirstVersion = (article: IdentifiedArticle, learned: string): ArchiveRecord =>
    toRecord(article, {
      identity: article.identity.key,
      version: 1,
      previous: null,
      changed: null,
      digests: { rules: config.digests.rules, learned },
    });

  function cleanOne(raw: RawDocument): string {
    return attempt(
      () => JSON.stringify(toCleanLine(describe(extract.apply(raw)))),
      (failure) => JSON.stringify(toErrorLine(raw.source, failure)),
    );
  }

  const { maxDocumentSeconds } = config.values.limits;
  const tooLong: Failure = {
    ok: false,
    code: 'took-too-long',
    message: `expected a document to be done within ${maxDocumentSeconds} seconds (limits.maxDocumentSeconds); broken off`,
  };
  return {
    survey: ({ documents, originals }, arena = createArena()) =>
      mapWithin<RawDocument, SurveyResult>(
        maxDocumentSeconds,
        documents,
        (raw, index) => surveyOne(raw, originals[index] === true, arena),
        (raw, index) => ({ ...tooLong, original: originals[index] === true ? renderOriginalOf(raw) : null }),
      ),
    settle: ({ drafts, output }, arena = createArena()) =>
      mapWithin<SettleTask['drafts'][number], SettleResult>(
        maxDocumentSeconds,
        drafts,
        (draft) => settleOne(draft, output, arena),
        () => tooLong,
      ),
    clean: ({ documents }) =>
      mapWithin(maxDocumentSeconds, documents, cleanOne, ({ source }) => JSON.stringify(toErrorLine(source, tooLong))),
  };
}

const decoder = new TextDecoder();

/** A draft as the survey gave it. */
export const parseDraft = (draft: Uint8Array): Draft => JSON.parse(decoder.decode(draft)) as Draft;

const gather = ({ lines, samples, content, ...names }: LineDigest, arena: Arena): LineDigest => ({
  ...names,
  lines: arena.words(lines),
  samples: arena.bytes(samples),
  content: arena.words(content),
});

function attempt<T>(work: () => T, failed: (failure: Failure) => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof DocumentRejected) {
      return failed({ ok: false, code: error.code, message: error.message, ...stackOf(error.cause) });
    }
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return failed({
      ok: false,
      code: 'internal',
      message: `a step failed on this document: ${message}`,
      ...stackOf(error),
    });
  }
}

const stackOf = (error: unknown): Pick<Failure, 'stack'> =>
  error instanceof Error && error.stack !== undefined ? { stack: error.stack } : {};

const WEB_ADDRESS = /^https?:\/\/\S+$/i;

/** The member that the archive keeps of a document. */
export function renderOriginalOf(raw: RawDocument): Uint8Array {
  const fetched = raw.claims.find(({ field, value }) => field === 'url' && WEB_ADDRESS.test(value));
  return renderOriginal({
    uri: fetched?.value ?? originalUri(raw.source),
    mediaType: raw.original === undefined ? raw.mediaType : 'application/octet-stream',
    bytes: raw.original ?? raw.bytes,
    sha256: raw.source.sha256,
    ...(raw.crawled === undefined ? {} : { date: raw.crawled }),
  });
}

/** The archive's copy of bytes that no reader could make a document of. */
export function renderUnread(source: SourceRef, bytes: Uint8Array): Uint8Array {
  return renderOriginal({
    uri: originalUri(source),
    mediaType: 'application/octet-stream',
    bytes,
    sha256: source.sha256,
  });
}

function describeEmpty(article: IdentifiedArticle): string {
  const rules = [...new Set(article.removals.map((removal) => removal.rule))].slice(0, 5);
  return `no text is left: expected at least one block of article text, but every block was removed (${rules.join(', ')})`;
}

function summarise(article: IdentifiedArticle, record: Uint8Array): ArticleSummary {
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
    listing: JSON.stringify(listingOf(article, record)),
  };
}

function listingOf({ metadata, removals, flags }: IdentifiedArticle, record: Uint8Array): Listing {
  const { title, published, language, authors, url } = metadata;
  const rules = removals.map(({ rule }) => ({ rule }));
  return { sha256: hash('sha256', record), title, published, language, authors, url, removals: rules, flags };
}
