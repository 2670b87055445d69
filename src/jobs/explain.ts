/** What was kept, what was removed, by which rule and why; which claim won for each field and which lost. */
import type { Article, Draft, RawDocument } from '../article.ts';
import { openArchiveReader } from '../archive/open-archive.ts';
import type { ArchiveRecord } from '../archive/record-schema.ts';
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

/** Explains each document of a file as it would be cleaned on its own. Yields in the file's order; what can't be read is left out. */
export async function* explainDocument({ file, config: path, ...input }: ExplainOptions): AsyncIterable<Explanation> {
  const config = await loadConfig(path);
  const explain = createExplain(config);
  for await (const item of readDocuments(config, { ...input, inputs: [file] })) {
    if (item.type === 'document') yield explain(item.document);
    else yield rejectedExplanation(item.rejection.source, item.rejection);
  }
}

/** Explains an archived version from its record alone. */
export async function explainRecord(archive: string, asked: string): Promise<Explanation> {
  const config = await loadConfig();
  const reader = openArchiveReader(archive);
  try {
    const { record, path } = reader.record(asked);
    const article = createNormalise(config.settings).apply(asDraft(record));
    const place = { id: record.id, version: record.version, path };
    return { article: { ...article, metadata: metadataOf(record) }, rules: reasonsOf(article, config), record: place };
  } finally {
    reader.close();
  }
}

function createExplain(config: LoadedConfig): (raw: RawDocument) => Explanation {
  const extract = createExtract(config.settings);
  const settle = createSettle(config.settings, config.extensions);
  return (raw) => {
    try {
      const { article } = settle(extract.apply(raw));
      return { article, rules: reasonsOf(article, config), ...rejectionOf(article) };
    } catch (error) {
      if (!(error instanceof DocumentRejected)) throw error;
      return rejectedExplanation(raw.source, error);
    }
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
