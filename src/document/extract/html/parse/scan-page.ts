/**
 * Cuts HTML into tags and text, as browsers do and htmlparser2's tokenizer does. It reads bytes of UTF-8, where all that
 * HTML is made of is a byte; and what nobody reads is leapt over: comments, scripts, the values of most attributes.
 */
import {
  CLOSING_BRACKET,
  DASH,
  EXCLAMATION,
  GREATER,
  isLetter,
  isSpaceAt,
  LESS,
  QUESTION,
  SLASH,
  skipSpace,
} from './html-units.ts';
import { HAS_INK, HAS_REFERENCES, IS_RAW, IS_TITLE, type PageSource, SIGNS } from './page-source.ts';
import type { ReadAttributes } from './page-tree.ts';
import { TagReader } from './read-tag.ts';
import { type Tag, tagOf } from './tag-table.ts';

/** Told of the pieces of a page, in order. */
export interface PageSink {
  /** The text from `from` to `to`, with what was seen of it: bits of `page-source.ts`. */
  text(from: number, to: number, signs: number): void;
  open(tag: Tag, read: ReadAttributes): void;
  close(tag: Tag): void;
}

const CDATA = '[CDATA[';
const TITLE = tagOf('title');

export class PageScanner {
  private readonly bytes: Uint8Array;
  private readonly sink: PageSink;
  private readonly reader: TagReader;
  /** Where the text begins that wasn't told yet, where to look on, and what was seen of the text between. */
  private from = 0;
  private at = 0;
  private signs = 0;

  /** @param complete whether all attributes are wanted */
  constructor(source: PageSource, sink: PageSink, complete: boolean) {
    this.bytes = source.bytes;
    this.sink = sink;
    this.reader = new TagReader(source, complete);
  }

  scan(): void {
    const { length } = this.bytes;
    for (let less = this.findTag(); less < length; less = this.findTag()) this.readMarkup(less);
    this.tellText(length);
  }

  /** The next `<`, or the end of the page. */
  private findTag(): number {
    const { bytes } = this;
    const { length } = bytes;
    let { at, signs } = this;
    for (; at < length; at++) {
      const byte = bytes[at] as number;
      if (byte === LESS) break;
      signs |= SIGNS[byte] as number;
    }
    this.signs = signs;
    return at;
  }

  private readMarkup(less: number): void {
    const byte = less + 1 < this.bytes.length ? (this.bytes[less + 1] as number) : 0;
    if (isLetter(byte)) this.readStartTag(less);
    else if (byte === SLASH) this.readEndTag(less);
    else if (byte === EXCLAMATION) this.readDeclaration(less);
    else if (byte === QUESTION) this.leap(less, this.behind(GREATER, less + 2));
    else this.stay(less + 1);
  }

  /** Tells the text up to `end`. */
  private tellText(end: number): void {
    if (this.from < end) this.sink.text(this.from, end, this.signs);
  }

  /** What was taken for a tag is text up to `at`, and more may follow. */
  private stay(at: number): void {
    this.at = at;
    this.signs |= HAS_INK;
  }

  /** Goes on at `at` with a new text. */
  private goOn(at: number): void {
    this.from = at;
    this.at = at;
    this.signs = 0;
  }

  private leap(less: number, at: number): void {
    this.tellText(less);
    this.goOn(at);
  }

  /** The place behind the next such byte; the end of the page where there is none, for what breaks off never was. */
  private behind(byte: number, from: number): number {
    const found = this.bytes.indexOf(byte, from);
    return found === -1 ? this.bytes.length : found + 1;
  }

  /** The same for three bytes: two alike and a `>`. */
  private behindPair(byte: number, from: number): number {
    const { bytes } = this;
    let at = bytes.indexOf(GREATER, from + 2);
    while (at !== -1 && (bytes[at - 1] !== byte || bytes[at - 2] !== byte)) at = bytes.indexOf(GREATER, at + 1);
    return at === -1 ? bytes.length : at + 1;
  }

  private readDeclaration(less: number): void {
    const { bytes } = this;
    if (bytes[less + 2] === DASH) {
      if (bytes[less + 3] === DASH) this.leap(less, this.behindPair(DASH, less + 2));
      else this.leap(less, this.behind(GREATER, less + 4));
    } else if (this.isSpelt(CDATA, less + 2)) this.readCharacterData(less, less + 2 + CDATA.length);
    else this.leap(less, this.behind(GREATER, less + 3));
  }

  private readCharacterData(less: number, from: number): void {
    this.tellText(less);
    const end = this.behindPair(CLOSING_BRACKET, from);
    const isClosed = end - 3 >= from && this.isSpelt(']]>', end - 3);
    this.sink.text(from, isClosed ? end - 3 : end, IS_RAW);
    this.goOn(end);
  }

  private isSpelt(text: string, at: number): boolean {
    for (let i = 0; i < text.length; i++) if (this.bytes[at + i] !== text.charCodeAt(i)) return false;
    return true;
  }

  private readEndTag(less: number): void {
    const { bytes } = this;
    const at = skipSpace(bytes, less + 2);
    const byte = at < bytes.length ? (bytes[at] as number) : 0;
    if (byte === GREATER) this.stay(at);
    else if (!isLetter(byte)) this.leap(less, this.behind(GREATER, at));
    else {
      this.tellText(less);
      const tag = this.reader.readName(at, false);
      let end = this.reader.nameEnd;
      while (end < bytes.length && bytes[end] !== GREATER) end++;
      if (end < bytes.length) this.sink.close(tag);
      this.goOn(end < bytes.length ? end + 1 : end);
    }
  }

  private readStartTag(less: number): void {
    const { bytes, reader } = this;
    this.tellText(less);
    const tag = reader.readName(less + 1, true);
    const end = reader.readAttributes(reader.nameEnd);
    if (end === -1) {
      this.goOn(bytes.length);
      return;
    }
    this.sink.open(tag, reader);
    this.goOn(end);
    if (tag.isRawText && !reader.closesItself) this.readRawText(tag, end);
  }

  private readRawText(tag: Tag, from: number): void {
    const { bytes } = this;
    let end = bytes.indexOf(LESS, from);
    while (end !== -1 && !this.isEndOf(tag, end)) end = bytes.indexOf(LESS, end + 1);
    const to = end === -1 ? bytes.length : end;
    if (to > from) this.sink.text(from, to, tag === TITLE ? IS_RAW | HAS_REFERENCES | IS_TITLE : IS_RAW);
    const close = end === -1 ? -1 : bytes.indexOf(GREATER, end + 2 + tag.name.length);
    if (close !== -1) this.sink.close(tag);
    this.goOn(close === -1 ? bytes.length : close + 1);
  }

  /** Whether the end tag of `tag` stands there. */
  private isEndOf({ name }: Tag, less: number): boolean {
    const { bytes } = this;
    if (bytes[less + 1] !== SLASH) return false;
    const from = less + 2;
    for (let i = 0; i < name.length; i++) if (((bytes[from + i] as number) | 32) !== name.charCodeAt(i)) return false;
    return bytes[from + name.length] === GREATER || isSpaceAt(bytes, from + name.length);
  }
}
