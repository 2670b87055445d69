import { textOf } from '../../text/text-of.ts';
import type { ArchiveRecord } from './record-schema.ts';
import { canonical } from './render-record.ts';

/** What a line can show. */
export const SHOWN_FIELDS = [
  'title',
  'authors',
  'agency',
  'published',
  'modified',
  'url',
  'site',
  'language',
  'section',
  'tags',
  'description',
] as const satisfies readonly (keyof ArchiveRecord)[];

const FIELDS = [...SHOWN_FIELDS, 'images', 'paywalled'] as const satisfies readonly (keyof ArchiveRecord)[];

const SPACES = /\s+/;

type Described = Pick<ArchiveRecord, (typeof FIELDS)[number] | 'blocks'>;

/** What differs between two versions: names of fields (`text` for the blocks), and words added and removed, as multisets. */
export function describeChange(before: Described, after: Described): NonNullable<ArchiveRecord['changed']> {
  const fields: string[] = FIELDS.filter((field) => !same(before[field], after[field]));
  if (textOf(before) !== textOf(after)) fields.push('text');
  return { fields, words: countWords(textOf(before), textOf(after)) };
}

/** As a file has it: one of the two was read from one, where keys have an order of their own. */
const same = (a: unknown, b: unknown): boolean => spell(saidBy(a)) === spell(saidBy(b));

const spell = (value: unknown): string => JSON.stringify(canonical(value));

// Of a date only what it says counts, not the text it was read from.
function saidBy(field: unknown): unknown {
  const isDate = typeof field === 'object' && field !== null && 'precision' in field && 'value' in field;
  return isDate ? field.value : field;
}

function countWords(before: string, after: string): { readonly added: number; readonly removed: number } {
  const balance = new Map<string, number>();
  for (const word of after.split(SPACES)) balance.set(word, (balance.get(word) ?? 0) + 1);
  for (const word of before.split(SPACES)) balance.set(word, (balance.get(word) ?? 0) - 1);
  balance.delete('');
  let added = 0;
  let removed = 0;
  for (const difference of balance.values()) {
    if (difference > 0) added += difference;
    else removed -= difference;
  }
  return { added, removed };
}
