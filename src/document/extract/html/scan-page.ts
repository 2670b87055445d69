/**
 * Cuts HTML into tags and text, as browsers do and htmlparser2's tokenizer does. What nobody reads is leapt over: comments,
 * scripts, the values of most attributes.
 */
import { decodeText, decodeTitle } from './decode-references.ts';
import { DASH, EXCLAMATION, GREATER, isLetter, isSpace, QUESTION, SLASH } from './html-units.ts';
import type { ReadAttributes } from './page-tree.ts';
import { TagReader } from './read-tag.ts';
import { type Tag, tagOf } from './tag-table.ts';

/** Told of the pieces of a page, in order. */
export interface PageSink {
  /** What stands from `from` to `to` in `source`. */
  text(source: string, from: number, to: number): void;
  open(tag: Tag, read: ReadAttributes): void;
  close(tag: Tag): void;
}

const CDATA = '[CDATA[';
const TITLE = tagOf('title');

export class PageScanner {
  private readonly html: string;
  private readonly sink: PageSink;
  private readonly reader: TagReader;
  /** Where the text begins that wasn't told yet, and where to look on. */
  private from = 0;
  private at = 0;
  /** The next `&` at or behind `at`, as far as it is known. */
  private ampersand = -1;

  /** @param complete whether all attributes are wanted */
  constructor(html: string, sink: PageSink, complete: boolean) {
    this.html = html;
    this.sink = sink;
    this.reader = new TagReader(html, complete);
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
    if (this.ampersand === -1 || this.ampersand >= end) this.sink.text(html, from, end);
    else this.tell(decodeText(html.slice(from, end)));
  }

  private tell(text: string): void {
    this.sink.text(text, 0, text.length);
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
      this.sink.text(html, start, end === -1 ? html.length : end);
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
      if (end !== -1) this.sink.close(this.reader.readName(at, end, false));
      this.goOn(end === -1 ? html.length : end + 1);
    }
  }

  private readStartTag(less: number): void {
    const { html, reader } = this;
    this.tellText(less);
    const tag = reader.readName(less + 1, html.length, true);
    const end = reader.readAttributes(reader.nameEnd);
    if (end === -1) {
      this.goOn(html.length);
      return;
    }
    this.sink.open(tag, reader);
    this.goOn(end);
    if (tag.isRawText && !reader.closesItself) this.readRawText(tag, end);
  }

  private readRawText(tag: Tag, from: number): void {
    const { html } = this;
    const { length } = tag.name;
    let end = html.indexOf('</', from);
    while (end !== -1 && !this.isEndOf(tag, end + 2)) end = html.indexOf('</', end + 2);
    const to = end === -1 ? html.length : end;
    if (to > from) {
      const title = tag === TITLE ? html.slice(from, to) : '';
      if (title.includes('&')) this.tell(decodeTitle(title));
      else this.sink.text(html, from, to);
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
