import { decodeAttribute } from './decode-references.ts';
import { APOSTROPHE, EQUALS, GREATER, isSpace, QUOTE, SLASH } from './html-units.ts';
import { ATTRIBUTE, ATTRIBUTE_NAMES, type ReadAttributes } from './page-tree.ts';
import { createOwnTags, findTag, NAME_BASE, NAME_HALF, NAME_VALUES, type Tag } from './tag-table.ts';

const MOST_ATTRIBUTES = 256;
const NO_VALUES: readonly string[] = [];
const CLASS = ATTRIBUTE_NAMES.indexOf('class');

/** Names of attributes by length, first and last character: each has a slot of its own. */
const SLOTS = 64;
const attributeSlots = new Int8Array(SLOTS).fill(-1);
const slotOf = (length: number, first: number, last: number): number =>
  (length * 3 + (first | 32) * 24 + (last | 32) * 31) & (SLOTS - 1);
ATTRIBUTE_NAMES.forEach((name, i) => {
  const slot = slotOf(name.length, name.charCodeAt(0), name.charCodeAt(name.length - 1));
  if (attributeSlots[slot] !== -1) throw new Error(`expected a free slot for ${name}: choose other factors`);
  attributeSlots[slot] = i;
});

/** Reads the tags of one page: a name, then attributes. What was read last is in its fields. */
export class TagReader implements ReadAttributes {
  private readonly html: string;
  /** Whether all attributes are wanted. */
  private readonly complete: boolean;
  private readonly ownTag = createOwnTags();
  /** The class attributes of the page, each once, with their numbers from 1 on. */
  private readonly spellings: string[] = [''];
  private readonly numbers = new Map<string, number>();
  /** Values by the numbers of their attributes; what is left there from earlier tags isn't looked at. */
  private readonly found: string[] = ATTRIBUTE_NAMES.map(() => '');
  private readonly ordered: string[] = ATTRIBUTE_NAMES.map(() => '');
  /** The next `&` at or behind what was read, as far as it is known. */
  private ampersand: number;
  /** Where the name ended. */
  nameEnd = 0;
  has = 0;
  values: readonly string[] = NO_VALUES;
  classes = 0;
  record: Record<string, string> | null = null;
  closesItself = false;
  private count = 0;

  constructor(html: string, complete: boolean) {
    this.html = html;
    this.complete = complete;
    this.ampersand = html.indexOf('&');
  }

  /** The tag named from `at` on; sets `nameEnd`. The name of an end tag may have slashes in it. */
  readName(start: number, limit: number, slashEnds: boolean): Tag {
    const { html } = this;
    let first = 0;
    let second = 0;
    let at = start;
    for (; at < limit; at++) {
      const value = NAME_VALUES[html.charCodeAt(at)] as number;
      if (value === 0 || at - start >= 2 * NAME_HALF) break;
      if (at - start < NAME_HALF) first = first * NAME_BASE + value;
      else second = second * NAME_BASE + value;
    }
    const unit = html.charCodeAt(at);
    if (at === limit || unit === GREATER || isSpace(unit) || (slashEnds && unit === SLASH)) {
      this.nameEnd = at;
      const tag = findTag(first, second);
      if (tag !== null) return tag;
    } else {
      while (at < limit && !this.endsName(html.charCodeAt(at), slashEnds)) at++;
      this.nameEnd = at;
    }
    return this.ownTag(html.slice(start, at));
  }

  private endsName(unit: number, slashEnds: boolean): boolean {
    return unit === GREATER || isSpace(unit) || (slashEnds && unit === SLASH);
  }

  /** Returns where the tag ends, behind its `>`; -1 where the page ends first. */
  readAttributes(from: number): number {
    const { html } = this;
    this.has = 0;
    this.classes = 0;
    this.record = null;
    this.count = 0;
    this.closesItself = false;
    for (let at = from; ; ) {
      const unit = html.charCodeAt(at);
      if (unit === GREATER) {
        this.values = this.gather();
        return at + 1;
      }
      if (unit === SLASH) {
        at++;
        while (isSpace(html.charCodeAt(at))) at++;
        if (html.charCodeAt(at) === GREATER) {
          this.closesItself = true;
          this.values = this.gather();
          return at + 1;
        }
      } else if (isSpace(unit)) at++;
      else if (Number.isNaN(unit)) return -1;
      else at = this.readAttribute(at);
      if (at === -1) return -1;
    }
  }

  /** Returns where it ends; -1 where the page ends first. */
  private readAttribute(start: number): number {
    const { html } = this;
    let at = start + 1;
    let unit = html.charCodeAt(at);
    while (unit !== EQUALS && unit !== GREATER && unit !== SLASH && !isSpace(unit)) {
      if (Number.isNaN(unit)) return -1;
      unit = html.charCodeAt(++at);
    }
    const nameEnd = at;
    while (isSpace(unit)) unit = html.charCodeAt(++at);
    if (unit !== EQUALS) {
      this.note(start, nameEnd, 0, 0);
      return at;
    }
    unit = html.charCodeAt(++at);
    while (isSpace(unit)) unit = html.charCodeAt(++at);
    if (unit === QUOTE || unit === APOSTROPHE) {
      const end = html.indexOf(unit === QUOTE ? '"' : "'", at + 1);
      if (end === -1) return -1;
      this.note(start, nameEnd, at + 1, end);
      return end + 1;
    }
    const valueStart = at;
    while (unit !== GREATER && !isSpace(unit)) {
      if (Number.isNaN(unit)) return -1;
      unit = html.charCodeAt(++at);
    }
    this.note(start, nameEnd, valueStart, at);
    return at;
  }

  /** Keeps an attribute if anybody reads it; of several with one name, the first. */
  private note(nameStart: number, nameEnd: number, start: number, end: number): void {
    if (this.complete) this.noteInRecord(nameStart, nameEnd, start, end);
    const { html } = this;
    const length = nameEnd - nameStart;
    const index = attributeSlots[slotOf(length, html.charCodeAt(nameStart), html.charCodeAt(nameEnd - 1))] as number;
    if (index === -1) return;
    const name = ATTRIBUTE_NAMES[index] as string;
    if (name.length !== length) return;
    for (let i = 0; i < length; i++) if ((html.charCodeAt(nameStart + i) | 32) !== name.charCodeAt(i)) return;
    const bit = 1 << index;
    if ((this.has & bit) !== 0) return;
    this.found[index] = this.readValue(start, end);
    this.has |= bit;
  }

  /** The values that were found, in the order of the bits; one string for all elements with the same classes. */
  private gather(): readonly string[] {
    const { has, found } = this;
    if (has === 0) return NO_VALUES;
    if ((has & ATTRIBUTE.class) !== 0) this.numberClasses();
    if ((has & (has - 1)) === 0) return [found[31 - Math.clz32(has)] as string];
    const { ordered } = this;
    let count = 0;
    for (let bits = has; bits !== 0; bits &= bits - 1)
      ordered[count++] = found[31 - Math.clz32(bits & -bits)] as string;
    return ordered.slice(0, count);
  }

  private numberClasses(): void {
    const { found, spellings, numbers } = this;
    const value = found[CLASS] as string;
    const known = numbers.get(value);
    if (known === undefined) {
      numbers.set(value, spellings.length);
      this.classes = spellings.length;
      spellings.push(value);
    } else {
      found[CLASS] = spellings[known] as string;
      this.classes = known;
    }
  }

  private noteInRecord(nameStart: number, nameEnd: number, start: number, end: number): void {
    const name = this.html.slice(nameStart, nameEnd).toLowerCase();
    this.record ??= {};
    if (this.count >= MOST_ATTRIBUTES || Object.hasOwn(this.record, name)) return;
    this.record[name] = this.readValue(start, end);
    this.count++;
  }

  private readValue(start: number, end: number): string {
    if (start === end) return '';
    const value = this.html.slice(start, end);
    if (this.ampersand !== -1 && this.ampersand < start) this.ampersand = this.html.indexOf('&', start);
    return this.ampersand === -1 || this.ampersand >= end ? value : decodeAttribute(value);
  }
}
