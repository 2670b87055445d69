/** What the values of dump fields look like: strings, numbers, lists, objects that hold a name or a date. */
import type { MetadataField } from '../../article.ts';
import type { RowField } from './field-names.ts';
import { isDateField, numberAsDate } from './read-instant.ts';

/** Where an object keeps what a reader would call its value. */
const VALUE_KEYS: readonly string[] = [
  'name',
  'rendered',
  'value',
  '@value',
  '#text',
  '_text',
  'title',
  'main',
  'original',
  'content',
  'text',
  'url',
  'href',
  'src',
  '$date',
  '$oid',
  '$numberLong',
  'date',
  'label',
  'term',
  'id',
];
const NOTHING: ReadonlySet<string> = new Set([
  'null',
  'none',
  'nan',
  'n/a',
  'na',
  'undefined',
  'nil',
  '[]',
  '{}',
  '-',
  'nat',
  '<na>',
  '[removed]',
  '[deleted]',
]);
/** What a template leaves where a site's name is missing: `County buys buses - null`. */
const NOTHING_AT_END = /\s[-–—|]\s(?:na|n\/a|nan|null|none|undefined)$/i;
const MAX_DEPTH = 4;
const MAX_ITEMS = 1000;
const MAX_LIST_LITERAL = 100_000;

type Fields = Readonly<Record<string, unknown>>;

function innerValue(object: Fields): unknown {
  const key = VALUE_KEYS.find((name) => Object.hasOwn(object, name) && object[name] !== null && object[name] !== '');
  return key === undefined ? undefined : object[key];
}

/** `['A', "B's"]` as Python prints it: what a list column of a table made with pandas holds. Null where it is anything else. */
export function parseListLiteral(text: string): string[] | null {
  if (!LIST_LITERAL.test(text) || text.length > MAX_LIST_LITERAL) return null;
  const items: string[] = [];
  let rest = text.slice(1, -1).trim();
  while (rest !== '') {
    const item = LIST_ITEM.exec(rest);
    if (!item) return null;
    items.push((item[1] ?? item[2] ?? '').replace(ESCAPED, '$1'));
    rest = rest.slice(item[0].length);
    if (items.length > MAX_ITEMS) return null;
  }
  return items;
}

const LIST_LITERAL = /^\[\s*['"]/;
const LIST_ITEM = /^(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\s*(?:,\s*|$)/;
const ESCAPED = /\\(.)/g;

function scalar(field: RowField, value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') {
    return isDateField(field) ? numberAsDate(Number(value)) : String(value);
  }
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : value.toISOString();
  if (typeof value === 'boolean') return field === 'paywall' ? String(value) : undefined;
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  if (text === '' || isNothing(text)) return undefined;
  return field === 'title' ? text.replace(NOTHING_AT_END, '') : text;
}

const LISTED: ReadonlySet<RowField> = new Set<RowField>(['author', 'tag', 'section', 'image']);

function collect(field: RowField, value: unknown, depth: number, found: string[]): void {
  if (depth > MAX_DEPTH || found.length >= MAX_ITEMS) return;
  if (Array.isArray(value)) {
    for (const item of value.slice(0, MAX_ITEMS)) collect(field, item, depth + 1, found);
    return;
  }
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    collect(field, innerValue(value as Fields), depth + 1, found);
    return;
  }
  const text = scalar(field, value);
  if (text === undefined) return;
  const list = LISTED.has(field) ? parseListLiteral(text) : null;
  if (list) collect(field, list, depth + 1, found);
  else found.push(text);
}

type ContentField = 'text' | 'html' | 'id' | 'crawled';
const CONTENT_FIELDS: ReadonlySet<RowField> = new Set<ContentField>(['text', 'html', 'id', 'crawled']);

/** Whether a field is the document itself, or what it is known by, and claims nothing. */
export const isContentField = (field: RowField): field is ContentField => CONTENT_FIELDS.has(field);

const ADDRESS = /^https?:\/\/[^/\s]+\/\S/i;

/** A `source` that is a whole address says where the document was fetched, not the site's name. */
export const fieldOfValue = (field: MetadataField, value: string): MetadataField =>
  field === 'site' && ADDRESS.test(value) ? 'url' : field;

/** Every value that a field of a row gives, as strings; dates that are numbers become ISO 8601. */
export function fieldValues(field: RowField, value: unknown): string[] {
  const found: string[] = [];
  collect(field, value, 0, found);
  return found;
}

const LONGEST_NOTHING = 12;
const isNothing = (text: string): boolean => text.length <= LONGEST_NOTHING && NOTHING.has(text.trim().toLowerCase());

interface Span {
  readonly type: string;
  readonly text: string;
}

/** A piece of rich text, as messengers export it between plain strings: `{"type": "bold", "text": "…"}`. */
const isSpan = (item: unknown): item is Span =>
  typeof item === 'object' && item !== null && 'type' in item && 'text' in item && typeof item.text === 'string';
const spanText = (item: unknown): string => (typeof item === 'string' ? item : isSpan(item) ? item.text : '');

/** A text field as one text: paragraphs in a list are joined by blank lines. Words for nothing are none. */
export function textValue(value: unknown): string | undefined {
  if (typeof value === 'string') return isNothing(value) ? undefined : value;
  if (Array.isArray(value)) {
    const isRich = value.some((item) => typeof item === 'string') && value.some(isSpan);
    const parts = isRich ? value.map(spanText) : value.flatMap((item) => textValue(item) ?? []);
    return parts.length > 0 ? parts.join(isRich ? '' : '\n\n') : undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const inner = innerValue(value as Fields);
  return typeof inner === 'string' ? inner : undefined;
}
