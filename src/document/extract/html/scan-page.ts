/**
 * Cuts HTML into tags and text, as browsers do and htmlparser2's tokenizer does. What nobody reads is leapt over: comments,
 * scripts, the values of most attributes.
 */
import { decodeAttribute, decodeText, decodeTitle } from './decode-references.ts';
import { ATTRIBUTE, ATTRIBUTE_NAMES, countBits } from './page-tree.ts';
import { createOwnTags, findTag, NAME_BASE, NAME_HALF, NAME_VALUES, type Tag, tagOf } from './tag-table.ts';

/** Told of the pieces of a page, in order. */
export interface PageSink {
  text(data: string): void;
  /** @param has bits of `ATTRIBUTE`; `values` in their order. `record` holds all attributes, where they were asked for. */
  open(
    tag: Tag,
    has: number,
    values: readonly string[],
    record: Readonly<Record<string, string>> | null,
    closesItself: boolean,
  ): void;
  close(tag: Tag): void;
}

const TAB = 9;
const LINE_FEED = 10;
const FORM_FEED = 12;
const CARRIAGE_RETURN = 13;
const BLANK = 32;
const EXCLAMATION = 33;
const QUOTE = 34;
const APOSTROPHE = 39;
const DASH = 45;
const SLASH = 47;
const EQUALS = 61;
const GREATER = 62;
const QUESTION = 63;
const CDATA = '[CDATA[';
const MOST_ATTRIBUTES = 256;
const NO_VALUES: readonly string[] = [];
const TITLE = tagOf('title');

const isSpace = (unit: number): boolean =>
  unit === BLANK || unit === LINE_FEED || unit === TAB || unit === CARRIAGE_RETURN || unit === FORM_FEED;
const isLetter = (unit: number): boolean => (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);

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

export class PageScanner {
  private readonly html: string;
  private readonly sink: PageSink;
  /** Whether all attributes are wanted. */
  private readonly complete: boolean;
  private readonly ownTag = createOwnTags();
  private readonly shared = new Map<string, string>();
  /** Where the text begins that wasn't told yet, and where to look on. */
  private from = 0;
  private at = 0;
  /** The next `&` at or behind `at`, as far as it is known. */
  private ampersand = -1;
  /** Of the start tag that is being read. */
  private has = 0;
  private values: string[] | readonly string[] = NO_VALUES;
  private record: Record<string, string> | null = null;
  private count = 0;

  constructor(html: string, sink: PageSink, complete: boolean) {
    this.html = html;
    this.sink = sink;
    this.complete = complete;
  }

  scan(): void {
    const { html } = this;
    this.ampersand = html.indexOf('&');
    for (let less = html.indexOf('<'); less !== -1; less = html.indexOf('<', this.at)) {
      const unit = html.charCodeAt(less + 1);
      if (isLetter(unit)) this.readStartTag(less);
      else if (unit === SLASH) this.readEndTag(less);
      else if (unit === EXCLAMATION) this.readDeclaration(less);
      else if (unit === QUESTION) this.leap(less, '>', less + 2);
      else this.at = less + 1;
    }
    this.tellText(html.length);
  }

  /** Tells the text up to `end`. */
  private tellText(end: number): void {
    const { html, from } = this;
    if (from >= end) return;
    if (this.ampersand !== -1 && this.ampersand < from) this.ampersand = html.indexOf('&', from);
    const text = html.slice(from, end);
    this.sink.text(this.ampersand === -1 || this.ampersand >= end ? text : decodeText(text));
  }

  /** Goes on at `at`; what is behind the end of the page never was. */
  private goOn(at: number): void {
    this.from = at;
    this.at = at;
  }

  private leap(less: number, end: string, search: number): void {
    this.tellText(less);
    const found = this.html.indexOf(end, search);
    this.goOn(found === -1 ? this.html.length : found + end.length);
  }

  private readDeclaration(less: number): void {
    const { html } = this;
    const unit = html.charCodeAt(less + 2);
    if (unit === DASH) {
      if (html.charCodeAt(less + 3) === DASH) this.leap(less, '-->', less + 2);
      else this.leap(less, '>', less + 4);
    } else if (html.startsWith(CDATA, less + 2)) {
      this.tellText(less);
      const start = less + 2 + CDATA.length;
      const end = html.indexOf(']]>', start);
      this.sink.text(html.slice(start, end === -1 ? html.length : end));
      this.goOn(end === -1 ? html.length : end + 3);
    } else this.leap(less, '>', less + 3);
  }

  private readEndTag(less: number): void {
    const { html } = this;
    let at = less + 2;
    while (isSpace(html.charCodeAt(at))) at++;
    const unit = html.charCodeAt(at);
    if (unit === GREATER) this.at = at;
    else if (!isLetter(unit)) this.leap(less, '>', at);
    else {
      const end = html.indexOf('>', at);
      this.tellText(less);
      if (end !== -1) this.sink.close(this.readName(at, end, false));
      this.goOn(end === -1 ? html.length : end + 1);
    }
  }

  private nameEnd = 0;

  /** The tag named from `at` on; sets `nameEnd`. The name of an end tag may have slashes in it. */
  private readName(start: number, limit: number, slashEnds: boolean): Tag {
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

  private readStartTag(less: number): void {
    const { html } = this;
    this.tellText(less);
    const tag = this.readName(less + 1, html.length, true);
    const end = this.readAttributes(this.nameEnd);
    if (end === -1) {
      this.goOn(html.length);
      return;
    }
    const closesItself = this.closesItself;
    this.sink.open(tag, this.has, this.values, this.record, closesItself);
    this.goOn(end);
    if (tag.isRawText && !closesItself) this.readRawText(tag, end);
  }

  private closesItself = false;

  /** Returns where the tag ends, behind its `>`; -1 where the page ends first. */
  private readAttributes(from: number): number {
    const { html } = this;
    this.has = 0;
    this.values = NO_VALUES;
    this.record = null;
    this.count = 0;
    this.closesItself = false;
    for (let at = from; ; ) {
      const unit = html.charCodeAt(at);
      if (unit === GREATER) return at + 1;
      if (unit === SLASH) {
        at++;
        while (isSpace(html.charCodeAt(at))) at++;
        if (html.charCodeAt(at) === GREATER) {
          this.closesItself = true;
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
    const value = bit === ATTRIBUTE.class ? this.share(this.readValue(start, end)) : this.readValue(start, end);
    if (this.has === 0) this.values = [value];
    else (this.values as string[]).splice(countBits(this.has & (bit - 1)), 0, value);
    this.has |= bit;
  }

  /** One string for all elements with the same classes: who looks it up later finds it by its address. */
  private share(value: string): string {
    const shared = this.shared.get(value);
    if (shared !== undefined) return shared;
    this.shared.set(value, value);
    return value;
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

  private readRawText(tag: Tag, from: number): void {
    const { html } = this;
    const { length } = tag.name;
    let end = html.indexOf('</', from);
    while (end !== -1 && !this.isEndOf(tag, end + 2)) end = html.indexOf('</', end + 2);
    const to = end === -1 ? html.length : end;
    if (to > from) {
      const text = html.slice(from, to);
      this.sink.text(tag === TITLE && text.includes('&') ? decodeTitle(text) : text);
    }
    const close = end === -1 ? -1 : html.indexOf('>', end + 2 + length);
    if (close !== -1) this.sink.close(tag);
    this.goOn(close === -1 ? html.length : close + 1);
  }

  private isEndOf(tag: Tag, at: number): boolean {
    const { html } = this;
    const { name } = tag;
    for (let i = 0; i < name.length; i++) if ((html.charCodeAt(at + i) | 32) !== name.charCodeAt(i)) return false;
    const unit = html.charCodeAt(at + name.length);
    return unit === GREATER || isSpace(unit);
  }
}
