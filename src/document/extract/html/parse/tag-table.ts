/** All that is known of a tag, in one object: parser and walks hold on to it instead of looking names up. */

import { wordList } from '../../../../text/word-list.ts';
import {
  BLOCK_TAGS,
  CLOSES_PARAGRAPH,
  HEAD_TAGS,
  IMPLIED_ENDS,
  RAW_TEXT_TAGS,
  SCOPE_TAGS,
  SKIPPED_TAGS,
  TABLE_PARTS,
  VOID_TAGS,
} from './tag-facts.ts';
import { factsOf, TAG_ORDER, type TagFacts } from './walk-facts.ts';

export interface Tag extends TagFacts {
  readonly name: string;
  /** Place in the table; from `KNOWN_TAGS` on, tags that only this page has. */
  readonly number: number;
  readonly isBlock: boolean;
  readonly isScope: boolean;
  readonly isHeading: boolean;
  readonly isTablePart: boolean;
  readonly isOfHead: boolean;
  /** Listed at the root of the tree: they say of the page as a whole. */
  readonly isNoted: boolean;
  /** No tags in it until its own end tag. */
  readonly isRawText: boolean;
  readonly closesParagraph: boolean;
  /** The search for what a start tag implies to end goes no further. */
  readonly stopsImplied: boolean;
  readonly implied: ImpliedEnds | null;
}

/** By the numbers of tags: 1 where an open one is ended, 1 where the search for it stops. */
export interface ImpliedEnds {
  readonly ends: Uint8Array;
  readonly stops: Uint8Array;
}

const NOTED_TAGS = new Set(['html', 'body', 'meta', 'title', 'input']);
const HEADING = /^h[1-6]$/;
const PLAIN_NAME = /^[a-z0-9]{1,10}$/;

const TAG_NAMES: readonly string[] = [
  ...new Set([
    ...TAG_ORDER,
    ...VOID_TAGS,
    ...CLOSES_PARAGRAPH,
    ...SCOPE_TAGS,
    ...BLOCK_TAGS,
    ...HEAD_TAGS,
    ...SKIPPED_TAGS,
    ...[...IMPLIED_ENDS.values()].flatMap(({ ends, stops }) => [...ends, ...stops]),
    ...wordList('head u s small sub sup cite q mark abbr code picture path g use font del ins label template'),
  ]),
].filter((name) => name !== '');

export const KNOWN_TAGS = TAG_NAMES.length;
const NUMBERS = new Map(TAG_NAMES.map((name, number) => [name, number]));

/** A table by the numbers of tags with 1 for those named; it answers for tags that only a page has, too: not named. */
export function tagSet(names: Iterable<string>): Uint8Array {
  const set = new Uint8Array(KNOWN_TAGS);
  for (const name of names) {
    const number = NUMBERS.get(name);
    if (number !== undefined) set[number] = 1;
    else if (name !== '') throw new Error(`expected a tag of the table, got ${name}`);
  }
  return set;
}

function makeTag(name: string, number: number): Tag {
  const implied = IMPLIED_ENDS.get(name);
  return {
    ...factsOf(name),
    name,
    number,
    isBlock: BLOCK_TAGS.has(name),
    isScope: SCOPE_TAGS.has(name),
    isHeading: HEADING.test(name),
    isTablePart: TABLE_PARTS.has(name),
    isOfHead: HEAD_TAGS.has(name),
    isNoted: NOTED_TAGS.has(name),
    isRawText: RAW_TEXT_TAGS.has(name),
    closesParagraph: CLOSES_PARAGRAPH.has(name),
    stopsImplied: BLOCK_TAGS.has(name) && name !== 'div' && name !== 'p' && name !== 'address',
    implied: implied === undefined ? null : { ends: tagSet(implied.ends), stops: tagSet(implied.stops) },
  };
}

const TAGS: readonly Tag[] = TAG_NAMES.map(makeTag);

/** Several at once, as a tuple to be taken apart. */
export const tagsOf = <const Names extends readonly string[]>(...names: Names): { readonly [At in keyof Names]: Tag } =>
  names.map(tagOf) as { [At in keyof Names]: Tag };

export function tagOf(name: string): Tag {
  const tag = TAGS[NUMBERS.get(name) ?? -1];
  if (tag === undefined) throw new Error(`expected a tag of the table, got ${name}`);
  return tag;
}

/**
 * A name of up to ten letters and digits as two numbers, five characters each: equal only for equal names, in any case.
 * The value of each character is its place here; 0 is what no such name has.
 */
export const NAME_VALUES: Uint8Array = makeNameValues();
export const NAME_BASE = 37;
export const NAME_HALF = 5;

function makeNameValues(): Uint8Array {
  const values = new Uint8Array(0x10000);
  for (let i = 0; i < 26; i++) {
    values[0x61 + i] = i + 1;
    values[0x41 + i] = i + 1;
  }
  for (let i = 0; i < 10; i++) values[0x30 + i] = i + 27;
  return values;
}

const SLOTS = 1024;
const slotOf = (first: number, second: number): number =>
  (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca6b)) >>> 22;
const firstHalves = new Int32Array(SLOTS);
const secondHalves = new Int32Array(SLOTS);
const slots: (Tag | null)[] = new Array<Tag | null>(SLOTS).fill(null);
for (const tag of TAGS) if (PLAIN_NAME.test(tag.name)) enterTag(tag);

function enterTag(tag: Tag): void {
  let first = 0;
  let second = 0;
  for (let i = 0; i < tag.name.length; i++) {
    const value = NAME_VALUES[tag.name.charCodeAt(i)] as number;
    if (i < NAME_HALF) first = first * NAME_BASE + value;
    else second = second * NAME_BASE + value;
  }
  let slot = slotOf(first, second);
  while (slots[slot] !== null) slot = (slot + 1) % SLOTS;
  slots[slot] = tag;
  firstHalves[slot] = first;
  secondHalves[slot] = second;
}

/** The tag of a name given as its two numbers; null where it isn't in the table. */
export function findTag(first: number, second: number): Tag | null {
  for (let slot = slotOf(first, second); ; slot = (slot + 1) % SLOTS) {
    const tag = slots[slot] as Tag | null;
    if (tag === null || (firstHalves[slot] === first && secondHalves[slot] === second)) return tag;
  }
}

/** Tags of one page that the table doesn't have. */
export function createOwnTags(): (name: string) => Tag {
  const own = new Map<string, Tag>();
  return (raw) => {
    const name = raw.toLowerCase();
    const number = NUMBERS.get(name);
    if (number !== undefined) return TAGS[number] as Tag;
    let tag = own.get(name);
    if (tag === undefined) {
      tag = makeTag(name, KNOWN_TAGS + own.size);
      own.set(name, tag);
    }
    return tag;
  };
}
