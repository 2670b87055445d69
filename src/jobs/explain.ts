/** What was kept, what was removed, by which rule and why; which claim won for each field and which lost. */

import { openArchiveReader } from '../archive/open-archive.ts';
import { recordToDraft } from '../archive/record-to-draft.ts';
import type { Article, RawDocument } from '../article.ts';
import { type LoadedConfig, loadConfig } from '../config/load-config.ts';
import { describeRules } from '../document/clean/describe-rules.ts';
import { createExtract } from '../document/extract/extract-document.ts';
import { createNormalise } from '../document/normalise/normalise-draft.ts';
import { createSettle } from '../document/settle.ts';
import type { Explanation } from '../report/explanation.ts';
import { DocumentRejected } from '../stage.ts';
import { type InputOptions, readDocuments } from './read-documents.ts';

export interface ExplainOptions extends InputOptions {
  readonly file: string;
  readonly config?: string;
}

/**
 * Explains each document of a file as it would be cleaned on its own, in the file's order.
 * @throws DocumentRejected for a document that can't be read
 */
export async function* explainDocument({ file, config: path, ...input }: ExplainOptions): AsyncIterable<Explanation> {
  const config = await loadConfig(path);
  const explain = createExplain(config);
  for await (const item of readDocuments(config, { ...input, inputs: [file] }, { missing: failMissing })) {
    if (item.type === 'rejected') throw new DocumentRejected(item.rejection.code, `${file}: ${item.rejection.message}`);
    yield explain(item.document);
  }
}

/** Explains an archived article from its record alone. @throws RecordNotFound, NotAnArchive */
export async function explainRecord(archive: string, asked: string): Promise<Explanation> {
  const config = await loadConfig();
  const reader = openArchiveReader(archive);
  try {
    const { record, path } = reader.record(asked);
    const judged = createNormalise(config.settings).apply(recordToDraft(record));
    const { blocks, removals, ...metadata } = record;
    const article = { ...judged, blocks, removals, metadata };
    return { article, rules: reasonsOf(article, config), record: { id: record.id, version: record.version, path } };
  } finally {
    reader.close();
  }
}

function failMissing(path: string, message: string): never {
  throw new DocumentRejected('unreadable', `${path}: ${message}`);
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
  return { rejected: { code: 'not-an-article', message: 'the page is a listing, a shop, a forum or the like' } };
}

function reasonsOf(article: Article, config: LoadedConfig): Explanation['rules'] {
  const describe = describeRules(config.settings.rules);
  const rules = new Set(article.removals.map((removal) => removal.rule));
  return Object.fromEntries([...rules].map((rule) => [rule, describe(rule)]));
}
