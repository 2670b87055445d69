/** What was kept, what was removed, by which rule and why; which claim won for each field and which lost. */

import type { ArchiveReader, RelationOfRecord } from '../archive/archive-reader.ts';
import { openArchiveReader } from '../archive/open-archive.ts';
import type { ArchiveRecord } from '../archive/records/record-schema.ts';
import { recordToDraft } from '../archive/records/record-to-draft.ts';
import type { Article, RawDocument } from '../article.ts';
import { type LoadedConfig, loadConfig } from '../config/load-config.ts';
import { describeRules } from '../document/clean/describe-rules.ts';
import { createExtract } from '../document/extract/extract-document.ts';
import { createNormalise } from '../document/normalise/normalise-draft.ts';
import { createSettle } from '../document/settle.ts';
import type { ReadRejection } from '../read/reader.ts';
import type { ExplainedRelation, Explanation } from '../report/explanation.ts';
import { DocumentRejected } from '../stage.ts';
import { findSharedPassages } from '../text/differences/shared-passages.ts';
import { textOf } from '../text/text-of.ts';
import { type InputListener, type InputOptions, readDocuments } from './documents/read-documents.ts';

export interface ExplainOptions extends InputOptions {
  readonly file: string;
  readonly config?: string;
  /** Told of each document that can't be read, and the others go on; without it the first one is thrown. */
  readonly onRejected?: (rejected: DocumentRejected) => Promise<void>;
}

/**
 * Explains each document of a file as it would be cleaned on its own, in the file's order.
 * @throws DocumentRejected for a document that can't be read, unless `onRejected` is told
 */
export async function* explainDocument(options: ExplainOptions): AsyncIterable<Explanation> {
  const { file, config: path, onRejected = fail, ...input } = options;
  const config = await loadConfig(path);
  const explain = createExplain(config);
  const missing: DocumentRejected[] = [];
  const listener: InputListener = {
    missing: (place, message) => missing.push(new DocumentRejected('unreadable', `${place}: ${message}`)),
  };
  for await (const item of readDocuments(config, { ...input, inputs: [file] }, listener)) {
    const explained = item.type === 'rejected' ? toError(item.rejection) : attempt(explain, item.document);
    if (explained instanceof DocumentRejected) await onRejected(explained);
    else yield explained;
  }
  for (const each of missing) await onRejected(each);
}

/** Explains an archived article from its record alone. @throws RecordNotFound, NotAnArchive */
export async function explainRecord(
  archive: string,
  asked: string,
  options: { readonly config?: string } = {},
): Promise<Explanation> {
  const config = await loadConfig(options.config);
  const reader = openArchiveReader(archive);
  try {
    const { record, path } = reader.record(asked);
    const judged = createNormalise(config.settings).apply(recordToDraft(record));
    const { blocks, removals, ...metadata } = record;
    const article = { ...judged, blocks, removals, metadata };
    const related = explainRelations(reader, record);
    return {
      article,
      rules: reasonsOf(article, config),
      record: { id: record.id, version: record.version, path },
      ...(related.length > 0 && { related }),
    };
  } finally {
    reader.close();
  }
}

/** Related records that are explained: of a crowd the nearest say enough. */
const MOST_RELATED = 5;

function explainRelations(reader: ArchiveReader, own: ArchiveRecord): ExplainedRelation[] {
  const text = textOf(own);
  const nearest = new Map<string, RelationOfRecord>();
  for (const relation of reader.relations(own.id)) {
    if (!nearest.has(relation.record)) nearest.set(relation.record, relation);
  }
  return [...nearest.values()].slice(0, MOST_RELATED).map(({ record: id, relation, similarity }) => {
    const { record } = reader.record(id);
    const passages = findSharedPassages(text, textOf(record));
    const { title, site, published } = record;
    return { id, title, site, published: published?.value ?? null, relation, similarity, passages };
  });
}

async function fail(rejected: DocumentRejected): Promise<never> {
  throw rejected;
}

function toError({ source, code, message }: Pick<ReadRejection, 'source' | 'code' | 'message'>): DocumentRejected {
  return new DocumentRejected(code, `${[source.path, source.member].filter(Boolean).join('!')}: ${message}`);
}

function attempt(explain: (raw: RawDocument) => Explanation, raw: RawDocument): Explanation | DocumentRejected {
  try {
    return explain(raw);
  } catch (error) {
    if (!(error instanceof DocumentRejected)) throw error;
    return toError({ source: raw.source, code: error.code, message: error.message });
  }
}

function createExplain(config: LoadedConfig): (raw: RawDocument) => Explanation {
  const extract = createExtract(config.settings);
  const settle = createSettle(config.settings, config.extensions);
  return (raw) => {
    const { article } = settle(extract.apply(raw));
    return { article, rules: reasonsOf(article, config), ...rejectionOf(article) };
  };
}

function rejectionOf(article: Article): Pick<Explanation, 'rejected'> {
  if (article.kind === 'article') return {};
  return { rejected: { code: 'not-an-article', message: `the page ${article.kindReason ?? 'is no article'}` } };
}

function reasonsOf(article: Article, config: LoadedConfig): Explanation['rules'] {
  const describe = describeRules(config.settings.rules);
  const rules = new Set(article.removals.map((removal) => removal.rule));
  return Object.fromEntries([...rules].map((rule) => [rule, describe(rule)]));
}
