/** A row of a table or a JSON object → a document: which value is the text, which are claims. */
import type { Claim, MediaType } from '../../article.ts';
import { looksLikeHtml } from '../kinds/recognize-html.ts';
import { makeClaim } from '../make-document.ts';
import type { FieldMapping } from '../reader.ts';
import { fieldOf, namesMarkdown, type RowField } from './field-names.ts';
import { fieldOfValue, fieldValues, isContentField, textValue } from './field-values.ts';
import { readInstant } from './read-instant.ts';

export type Row = Readonly<Record<string, unknown>>;

/** What a row says: the content to extract from, and everything said about it. */
export interface MappedRow {
  readonly mediaType: MediaType;
  readonly content: string;
  readonly id?: string;
  readonly crawled?: string;
  readonly claims: readonly Claim[];
}

interface Cell {
  readonly name: string;
  readonly value: unknown;
  readonly rank: number;
}

type Cells = Map<RowField, Cell[]>;

/** Objects that hold the article where the row itself has no text: search hits, API envelopes. */
const WRAPPERS: readonly string[] = [
  '_source',
  'article',
  'post',
  'doc',
  'document',
  'fields',
  'attributes',
  'item',
  'data',
  'news',
];
const MAX_CLAIMS_PER_FIELD = 64;

const isObject = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

function addCell(cells: Cells, field: RowField, cell: Cell): void {
  const list = cells.get(field);
  if (list) list.push(cell);
  else cells.set(field, [cell]);
}

function addKnown(cells: Cells, row: Row): void {
  for (const [name, value] of Object.entries(row)) {
    if (value === null || value === '') continue;
    const known = fieldOf(name);
    if (known) addCell(cells, known.field, { name, value, rank: known.rank });
  }
}

/** The value at a column's name, or at a path of keys with dots between. */
function valueAt(row: Row, path: string): unknown {
  if (Object.hasOwn(row, path)) return row[path];
  let value: unknown = row;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Row)[key];
  }
  return value;
}

/** What the configuration maps replaces what the usual names would have given for that field. */
function applyMapping(cells: Cells, row: Row, mapping: FieldMapping): void {
  for (const [field, names] of Object.entries(mapping)) {
    const mapped = (typeof names === 'string' ? [names] : names).flatMap((name, rank) => {
      const value = valueAt(row, name);
      return value === undefined || value === null ? [] : [{ name, value, rank }];
    });
    cells.set(field as RowField, mapped);
  }
}

/** What stands in an object beside the text counts where the row itself says nothing: crawlers that give Markdown do so. */
function addDescribed(cells: Cells, row: Row): void {
  const described: Cells = new Map();
  for (const from of [row, ...WRAPPERS.map((name) => row[name])]) {
    const inner = isObject(from) && Object.hasOwn(from, 'metadata') ? from['metadata'] : undefined;
    if (isObject(inner)) addKnown(described, inner);
  }
  for (const [field, list] of described) if (!isContentField(field) && !cells.has(field)) cells.set(field, list);
}

const hasContent = (cells: Cells): boolean =>
  firstText(cells, 'html') !== undefined || firstText(cells, 'text') !== undefined;

function collectCells(row: Row, mapping: FieldMapping): Cells {
  const cells: Cells = new Map();
  addKnown(cells, row);
  applyMapping(cells, row, mapping);
  for (const name of WRAPPERS) {
    if (hasContent(cells)) break;
    const inner = Object.hasOwn(row, name) ? row[name] : undefined;
    if (isObject(inner)) addKnown(cells, inner);
  }
  addDescribed(cells, row);
  for (const list of cells.values()) list.sort((a, b) => a.rank - b.rank);
  return cells;
}

interface Content {
  readonly name: string;
  readonly text: string;
}

function firstText(cells: Cells, field: RowField): Content | undefined {
  for (const { name, value } of cells.get(field) ?? []) {
    const text = textValue(value);
    if (text !== undefined && text.trim() !== '') return { name, text };
  }
  return undefined;
}

function mediaTypeOf(content: Content, isPage: boolean): MediaType {
  if (isPage || looksLikeHtml(content.text)) return 'text/html';
  return namesMarkdown(content.name) ? 'text/markdown' : 'text/plain';
}

function firstValue(cells: Cells, field: RowField): string | undefined {
  for (const { value } of cells.get(field) ?? []) {
    const [first] = fieldValues(field, value);
    if (first !== undefined) return first;
  }
  return undefined;
}

function claimsOf(cells: Cells): Claim[] {
  const claims: Claim[] = [];
  for (const [field, list] of cells) {
    if (isContentField(field)) continue;
    const values = list.flatMap(({ name, value }) => fieldValues(field, value).map((text) => ({ name, text })));
    for (const { name, text } of values.slice(0, MAX_CLAIMS_PER_FIELD)) {
      claims.push(makeClaim(fieldOfValue(field, text), text, `column:${name}`));
    }
  }
  return claims;
}

/** What NewsAPI puts behind the first 200 characters gets a line of its own, where the rule for it finds it. */
const CUT_NOTE = /(…|\.\.\.) (\[\+\d{1,9} chars\])\s*$/;

/** The document that a row holds, or null where none of its fields has text. */
export function mapRow(row: Row, mapping: FieldMapping): MappedRow | null {
  const cells = collectCells(row, mapping);
  const html = firstText(cells, 'html');
  const content = html ?? firstText(cells, 'text');
  if (content === undefined) return null;
  const id = firstValue(cells, 'id');
  const crawled = readInstant(firstValue(cells, 'crawled'));
  return {
    mediaType: mediaTypeOf(content, html?.text.includes('<') === true),
    content: content.text.replace(CUT_NOTE, '$1\n\n$2'),
    ...(id !== undefined && { id }),
    ...(crawled !== undefined && { crawled }),
    claims: claimsOf(cells),
  };
}
