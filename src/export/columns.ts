/** A record as a row of a table: what a spreadsheet or a data frame asks for first. */

import type { ArchiveRecord } from '../archive/records/record-schema.ts';
import { spacedTextOf } from '../text/text-of.ts';

export type CellType = 'STRING' | 'INT32' | 'BOOLEAN' | 'JSON';
export type Cell = string | number | boolean | readonly string[] | null;

export interface Column {
  readonly name: string;
  readonly type: CellType;
  readonly cell: (record: ArchiveRecord) => Cell;
}

const column = (name: string, type: CellType, cell: Column['cell']): Column => ({ name, type, cell });

/** The names are those that our own reader understands, where there is one for a thing. */
export const COLUMNS: readonly Column[] = [
  column('id', 'STRING', ({ id }) => id),
  column('version', 'INT32', ({ version }) => version),
  column('title', 'STRING', ({ title }) => title),
  column('authors', 'JSON', ({ authors }) => authors),
  column('agency', 'STRING', ({ agency }) => agency),
  column('published', 'STRING', ({ published }) => published?.value ?? null),
  column('published_precision', 'STRING', ({ published }) => published?.precision ?? null),
  column('modified', 'STRING', ({ modified }) => modified?.value ?? null),
  column('url', 'STRING', ({ url }) => url),
  column('site', 'STRING', ({ site }) => site),
  column('language', 'STRING', ({ language }) => language),
  column('section', 'STRING', ({ section }) => section),
  column('tags', 'JSON', ({ tags }) => tags),
  column('description', 'STRING', ({ description }) => description),
  column('paywalled', 'BOOLEAN', ({ paywalled }) => paywalled),
  column('kind', 'STRING', ({ kind }) => kind),
  column('text', 'STRING', spacedTextOf),
  column('words', 'INT32', ({ text }) => text.words),
  column('text_digest', 'STRING', ({ text }) => text.digest),
  column('identity', 'STRING', ({ identity }) => identity),
  column('crawled', 'STRING', ({ crawled }) => crawled),
  column('collection', 'STRING', ({ collection }) => collection),
  column('source_path', 'STRING', ({ source }) => source.path),
  column('source_member', 'STRING', ({ source }) => source.member ?? null),
  column('source_id', 'STRING', ({ source }) => source.id ?? null),
  column('source_sha256', 'STRING', ({ source }) => source.sha256),
  column('flags', 'JSON', ({ flags }) => flags),
];
