/** Labelled dumps, as the product reads them. */
import { readdirSync, readFileSync } from 'node:fs';
import type { RawDocument } from '../../src/article.ts';
import type { RuleFile } from '../../src/document/clean/rule-schema.ts';
import type { DocumentSettings } from '../../src/settings.ts';

export interface Dump {
  readonly id: string;
  readonly site: string;
  readonly dump_kind: string;
  readonly lines: readonly string[];
  /** A digit per line, 1 for article text. */
  readonly keep: string;
}

const RULES = new URL('../../rules/', import.meta.url);
const encoder = new TextEncoder();

/** The rules the product ships, no site settings. */
export const settings: DocumentSettings = {
  rules: readdirSync(RULES).map((name) => JSON.parse(readFileSync(new URL(name, RULES), 'utf8')) as RuleFile),
  sites: {},
};

export const readJsonLines = <Type>(path: string): Type[] =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Type);

/** The address of each page, by id; of some none is known. */
export const readUrls = (path: string): ReadonlyMap<string, string> =>
  new Map(readJsonLines<{ id: string; url?: string }>(path).map(({ id, url }) => [id, url ?? '']));

export function rawOf(dump: Dump, url = ''): RawDocument {
  return {
    source: { path: dump.id, sha256: '' },
    mediaType: 'text/plain',
    bytes: encoder.encode(dump.lines.join('\n')),
    charset: 'utf-8',
    collection: '',
    claims: url === '' ? [] : [{ field: 'url', value: url, from: 'dump:url' }],
  };
}
