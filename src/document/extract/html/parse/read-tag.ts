import { ATTRIBUTE, ATTRIBUTE_NAMES } from './attribute-names.ts';
import { createClassNumbers } from './class-numbers.ts';
import {
  AMPERSAND,
  APOSTROPHE,
  BYTE_KINDS,
  ENDS_ATTRIBUTE,
  EQUALS,
  GREATER,
  isSpaceAt,
  QUOTE,
  SLASH,
  skipSpace,
} from './html-units.ts';
import { type PageSource, spell } from './page-source.ts';
import type { ReadAttributes } from './page-tree.ts';
import { createOwnTags, findTag, NAME_BASE, NAME_HALF, NAME_VALUES, type Tag } from './tag-table.ts';

const MOST_ATTRIBUTES = 256;
const CLASS = ATTRIBUTE_NAMES.indexOf('class');
const UNREAD = -1;

/** Names of attributes by length, first and last character: each has a slot of its own. */
const SLOTS = 64;
const attributeSlots = new Int8Array(SLOTS).fill(UNREAD);
const slotOf = (length: number, first: number, last: number): number =>
  (length * 3 + (first | 32) * 24 + (last | 32) * 31) & (SLOTS - 1);
ATTRIBUTE_NAMES.forEach((name, i) => {
  const slot = slotOf(name.length, name.charCodeAt(0), name.charCodeAt(name.length - 1));
  if (attributeSlots[slot] !== UNREAD) throw new Error(`expected a free slot for ${name}: choose other factors`);
  attributeSlots[slot] = i;
});
/** The names as bytes, one behind the other, and where each begins. */
const nameBytes = new TextEncoder().encode(ATTRIBUTE_NAMES.join(''));
const nameStarts = Int32Array.from(ATTRIBUTE_NAMES, (_, i) => ATTRIBUTE_NAMES.slice(0, i).join('').length);
const nameLengths = Int32Array.from(ATTRIBUTE_NAMES, (name) => name.length);

/** Reads the tags of one page: a name, then attributes. What was read last is in its fields. */
export class TagReader implements ReadAttributes {
  readonly source: PageSource;
  private readonly bytes: Uint8Array;
  private readonly ownTag = createOwnTags();
  private readonly numberClasses: (from: number, to: number) => number;
  /** Where the values of the tag's attributes stand, as `PageSource.keep` wants it, by the numbers of these; what is there from earlier tags isn't looked at. */
  private readonly starts = new Int32Array(ATTRIBUTE_NAMES.length);
  private readonly ends = new Int32Array(ATTRIBUTE_NAMES.length);
  /** Whether all attributes are wanted. */
  private readonly complete: boolean;
  /** Where the name ended. */
  nameEnd = 0;
  has = 0;
  first = 0;
  classes = 0;
  record: Map<string, string> | null = null;
  closesItself = false;

  constructor(source: PageSource, complete: boolean) {
    this.source = source;
    this.bytes = source.bytes;
    this.complete = complete;
    this.numberClasses = createClassNumbers(source.bytes);
  }

  /** The tag named from `start` on; sets `nameEnd`. The name of an end tag may have slashes in it. */
  readName(start: number, slashEnds: boolean): Tag {
    const { bytes } = this;
    const most = Math.min(bytes.length, start + 2 * NAME_HALF);
    let first = 0;
    let second = 0;
    let at = start;
    for (; at < most; at++) {
      const value = NAME_VALUES[bytes[at] as number] as number;
      if (value === 0) break;
      if (at - start < NAME_HALF) first = first * NAME_BASE + value;
      else second = second * NAME_BASE + value;
    }
    if (this.endsName(at, slashEnds)) {
      this.nameEnd = at;
      const tag = findTag(first, second);
      if (tag !== null) return tag;
    } else {
      while (!this.endsName(at, slashEnds)) at++;
      this.nameEnd = at;
    }
    return this.ownTag(spell(this.bytes, start, at));
  }

  private endsName(at: number, slashEnds: boolean): boolean {
    const { bytes } = this;
    if (at >= bytes.length) return true;
    const kind = BYTE_KINDS[bytes[at] as number] as number;
    return (kind & ENDS_ATTRIBUTE) !== 0 && bytes[at] !== EQUALS && (slashEnds || bytes[at] !== SLASH);
  }

  /** Returns where the tag ends, behind its `>`; -1 where the page ends first. */
  readAttributes(from: number): number {
    const { bytes } = this;
    const { length } = bytes;
    this.has = 0;
    this.classes = 0;
    this.record = null;
    this.closesItself = false;
    let at = from;
    while (at < length && at !== -1) {
      const byte = bytes[at] as number;
      if (byte === GREATER) return this.gather(at);
      if (byte === SLASH) {
        at = skipSpace(bytes, at + 1);
        this.closesItself = at < length && bytes[at] === GREATER;
        if (this.closesItself) return this.gather(at);
      } else if (isSpaceAt(bytes, at)) at++;
      else at = this.readAttribute(at);
    }
    return -1;
  }

  /** Returns where it ends; -1 where the page ends first. */
  private readAttribute(start: number): number {
    const { bytes } = this;
    const { length } = bytes;
    let nameEnd = start + 1;
    while (nameEnd < length && ((BYTE_KINDS[bytes[nameEnd] as number] as number) & ENDS_ATTRIBUTE) === 0) nameEnd++;
    let at = skipSpace(bytes, nameEnd);
    if (at >= length) return -1;
    if (bytes[at] !== EQUALS) {
      this.note(start, nameEnd, at, at);
      return at;
    }
    at = skipSpace(bytes, at + 1);
    if (at >= length) return -1;
    const quote = bytes[at] as number;
    if (quote === QUOTE || quote === APOSTROPHE) return this.readQuoted(start, nameEnd, at + 1, quote);
    const from = at;
    let hasReferences = false;
    while (bytes[at] !== GREATER && !isSpaceAt(bytes, at)) {
      hasReferences ||= bytes[at] === AMPERSAND;
      if (++at === length) return -1;
    }
    this.note(start, nameEnd, from, hasReferences ? -at : at);
    return at;
  }

  private readQuoted(start: number, nameEnd: number, from: number, quote: number): number {
    const { bytes } = this;
    const { length } = bytes;
    let hasReferences = false;
    for (let at = from; at < length; at++) {
      const byte = bytes[at] as number;
      if (byte > APOSTROPHE) continue;
      if (byte === quote) {
        this.note(start, nameEnd, from, hasReferences ? -at : at);
        return at + 1;
      }
      hasReferences ||= byte === AMPERSAND;
    }
    return -1;
  }

  /** Keeps an attribute if anybody reads it, of several with one name the first. `to` is negative where references are in it. */
  private note(nameStart: number, nameEnd: number, from: number, to: number): void {
    if (this.complete) this.noteInRecord(nameStart, nameEnd, from, to);
    const index = this.findAttribute(nameStart, nameEnd);
    if (index === UNREAD || (this.has & (1 << index)) !== 0) return;
    this.has |= 1 << index;
    this.starts[index] = from;
    this.ends[index] = to;
  }

  /** The number of a name; -1 where nobody reads its value. */
  private findAttribute(start: number, end: number): number {
    const { bytes } = this;
    const length = end - start;
    const index = attributeSlots[slotOf(length, bytes[start] as number, bytes[end - 1] as number)] as number;
    if (index === UNREAD || nameLengths[index] !== length) return UNREAD;
    const name = nameStarts[index] as number;
    for (let i = 0; i < length; i++) if (((bytes[start + i] as number) | 32) !== nameBytes[name + i]) return UNREAD;
    return index;
  }

  /** Keeps the values in the order of the bits. Returns the place behind the tag that ends at `end`. */
  private gather(end: number): number {
    const { starts, ends, source } = this;
    this.first = source.next;
    for (let bits = this.has; bits !== 0; bits &= bits - 1) {
      const index = 31 - Math.clz32(bits & -bits);
      source.keep(starts[index] as number, ends[index] as number);
    }
    if ((this.has & ATTRIBUTE.class) !== 0)
      this.classes = this.numberClasses(starts[CLASS] as number, Math.abs(ends[CLASS] as number));
    return end + 1;
  }

  private noteInRecord(nameStart: number, nameEnd: number, from: number, to: number): void {
    const name = spell(this.bytes, nameStart, nameEnd).toLowerCase();
    this.record ??= new Map();
    if (this.record.size >= MOST_ATTRIBUTES || this.record.has(name)) return;
    this.record.set(name, this.source.attribute(from, to));
  }
}
