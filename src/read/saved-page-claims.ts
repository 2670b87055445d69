import type { Claim } from '../article.ts';
import { readInstant } from './fields/read-instant.ts';
import { makeClaim } from './make-document.ts';

/** Browsers say above the page where it was, with the length of the address before it. */
const SAVED_FROM = /<!-- saved from url=\(\d{4}\)(https?:\/\/[^\s>]{1,2000}) -->/i;
const SINGLE_FILE = /<!--\s{0,20}Page saved with SingleFile([^>]{0,8000}?)-->/;
const ADDRESS_LINE = /^\s*url:\s*(https?:\/\/\S{1,2000})\s*$/m;
const DATE_LINE = /^\s*saved date:\s*(.{1,100}?)\s*$/m;
const LOOK = 16_384;

export interface SavedFrom {
  readonly claims: readonly Claim[];
  readonly crawled?: string;
}

/** What whoever saved a page wrote above it: where it was, and when it was saved. */
export function readSavedFrom(head: Uint8Array): SavedFrom {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, LOOK)).toString('latin1');
  const note = SINGLE_FILE.exec(text)?.[1] ?? '';
  const address = SAVED_FROM.exec(text)?.[1] ?? ADDRESS_LINE.exec(note)?.[1];
  const crawled = readInstant(DATE_LINE.exec(note)?.[1]);
  return {
    claims: address === undefined ? [] : [makeClaim('url', address, 'saved:url')],
    ...(crawled !== undefined && { crawled }),
  };
}
