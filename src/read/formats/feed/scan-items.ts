import { Parser } from 'htmlparser2';
import { DocumentRejected } from '../../../stage.ts';
import type { TagBytes, TagSign } from './tag-bytes.ts';

/** An element directly below an item or the channel. */
export interface FeedField {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Its text, entities and CDATA resolved, that of elements within it too. */
  readonly text: string;
  /** Its markup as it stood, where it has elements within it. */
  readonly markup?: string;
}

export interface FeedItem {
  /** In bytes from the start of the file. */
  readonly offset: number;
  /** The bytes as they stood; null where it is longer than the limit. */
  readonly raw: Uint8Array | null;
  readonly fields: readonly FeedField[];
  readonly isCut: boolean;
}

interface OpenField {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly contentStart: number;
  readonly depth: number;
  text: string;
  hasElements: boolean;
}

interface OpenItem {
  /** In characters. */
  readonly start: number;
  readonly offset: number;
  readonly depth: number;
  readonly fields: FeedField[];
}

const ITEM = /^(?:\w+:)?(?:item|entry)$/;
const CHANNEL_FIELD = /^(?:\w+:)?(?:title|link|language)$/;
const AUTHOR = 'wp:author';
/** A WordPress export names its authors before its posts. */
const LOGIN = /<wp:author_login>\s*(?:<!\[CDATA\[)?([^<\]]{1,200})/;
const DISPLAY_NAME = /<wp:author_display_name>\s*(?:<!\[CDATA\[)?([^<\]]{1,200})/;
const MAX_AUTHORS = 100_000;
const MAX_DEPTH = 10_000;
const MAX_CHANNEL_TEXT = 2000;

/**
 * Cuts the items out of a feed as its text comes in. Lenient, as feeds are; entities of a DTD are never resolved.
 * Holds one item at a time.
 */
export class FeedScanner {
  readonly channel: FeedField[] = [];
  /** What the authors of a WordPress export are called, by their log-ins. */
  readonly authors = new Map<string, string>();
  readonly #limit: number;
  readonly #parser: Parser;
  #found: FeedItem[] = [];
  #text = '';
  /** Where `#text` starts, in characters from the start of the file. */
  #base = 0;
  #depth = 0;
  #item: OpenItem | null = null;
  #field: OpenField | null = null;
  #isTooLong = false;
  readonly #bytes: TagBytes;
  /** How many signs stand before a place, in characters. */
  readonly #counted: Readonly<Record<TagSign, { count: number; place: number }>> = {
    '<': { count: 0, place: 0 },
    '>': { count: 0, place: 0 },
  };

  /** @param bytes what the text was decoded from, added to before it is scanned */
  constructor(limit: number, bytes: TagBytes) {
    this.#limit = limit;
    this.#bytes = bytes;
    this.#parser = new Parser(
      {
        onopentag: (name, attributes) => this.#open(name, attributes),
        ontext: (text) => {
          if (this.#field && !this.#isTooLong) this.#field.text += text;
        },
        onclosetag: (name) => this.#close(name),
      },
      { xmlMode: true, decodeEntities: true },
    );
  }

  feed(text: string): FeedItem[] {
    this.#found = [];
    this.#text += text;
    this.#parser.write(text);
    this.#forget();
    return this.#found;
  }

  end(): FeedItem[] {
    this.#found = [];
    const item = this.#item;
    this.#item = null;
    this.#parser.end();
    return item ? [{ offset: item.offset, raw: null, fields: [], isCut: true }] : [];
  }

  /** Lets go of the text that no item needs any more. */
  #forget(): void {
    const end = this.#base + this.#text.length;
    if (end - this.#parser.startIndex > this.#limit) {
      throw new DocumentRejected(
        'too-large',
        `Expected markup of at most ${this.#limit} characters in one piece, got more`,
      );
    }
    const start = this.#item ? this.#item.start : Math.min(this.#parser.startIndex, end);
    if (this.#item && end - start > this.#limit) this.#isTooLong = true;
    const keep = this.#isTooLong ? end : start;
    this.#forgetBytes(keep);
    this.#text = this.#text.slice(keep - this.#base);
    this.#base = keep;
  }

  #open(name: string, attributes: Record<string, string>): void {
    if (++this.#depth > MAX_DEPTH) {
      throw new DocumentRejected('nested-too-deep', `Expected elements nested at most ${MAX_DEPTH} deep, got deeper`);
    }
    if (this.#field) this.#field.hasElements = true;
    else if (this.#item || (this.#depth <= 3 && (CHANNEL_FIELD.test(name) || name === AUTHOR))) {
      const contentStart = this.#parser.endIndex + 1;
      this.#field = { name, attributes, contentStart, depth: this.#depth, text: '', hasElements: false };
    } else if (ITEM.test(name)) {
      const start = this.#parser.startIndex;
      const offset = this.#bytes.placeOf('<', this.#count('<', start) + 1);
      this.#item = { start, offset, depth: this.#depth, fields: [] };
      this.#isTooLong = false;
    }
  }

  #close(name: string): void {
    if (this.#field?.depth === this.#depth) this.#closeField(this.#field);
    else if (this.#item?.depth === this.#depth && ITEM.test(name)) this.#closeItem(this.#item);
    this.#depth--;
  }

  #closeField({ name, attributes, text, hasElements, contentStart }: OpenField): void {
    this.#field = null;
    const markup = hasElements && !this.#isTooLong ? this.#slice(contentStart, this.#parser.startIndex) : undefined;
    const field = { name, attributes, text, ...(markup !== undefined && { markup }) };
    if (this.#item) this.#item.fields.push(field);
    else if (name === AUTHOR) this.#addAuthor(markup ?? '');
    else if (this.channel.length < 10) this.channel.push({ ...field, text: text.slice(0, MAX_CHANNEL_TEXT) });
  }

  #addAuthor(markup: string): void {
    const login = LOGIN.exec(markup)?.[1]?.trim();
    const name = DISPLAY_NAME.exec(markup)?.[1]?.trim();
    if (login && name && this.authors.size < MAX_AUTHORS) this.authors.set(login, name);
  }

  #closeItem({ start, offset, fields }: OpenItem): void {
    const end = this.#parser.endIndex + 1;
    const endByte = this.#bytes.behind('>', this.#count('>', end));
    const raw = this.#isTooLong || end - start > this.#limit ? null : this.#bytes.copy(offset, endByte);
    this.#found.push({ offset, raw, fields, isCut: false });
    this.#item = null;
    this.#isTooLong = false;
  }

  /** How many signs stand before a place. Places are asked for in order, so that the text is searched once. */
  #count(sign: TagSign, place: number): number {
    const counted = this.#counted[sign];
    // What has been counted isn't searched again, or a long item would be with every chunk.
    if (place <= counted.place) return counted.count;
    let at = this.#text.indexOf(sign, counted.place - this.#base);
    while (at !== -1 && at + this.#base < place) {
      counted.count++;
      at = this.#text.indexOf(sign, at + 1);
    }
    counted.place = place;
    return counted.count;
  }

  /** The bytes of an open item stay, and else those behind the last tag that has begun before the place. */
  #forgetBytes(place: number): void {
    const begun = this.#bytes.behind('<', this.#count('<', place));
    this.#count('>', place);
    this.#bytes.forget(this.#item && !this.#isTooLong ? this.#item.offset : begun);
  }

  #slice(from: number, to: number): string {
    return this.#text.slice(from - this.#base, to - this.#base);
  }
}
