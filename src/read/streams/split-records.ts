import { DocumentRejected } from '../../stage.ts';
import type { ByteStream } from '../reader.ts';

/** A record of a table: one line, or several where a quoted cell has line ends. */
export interface TableRecord {
  /**
   * `broken`: a quote was opened and not closed as it should be; only the record's first line is here, and reading goes
   * on after it. `too-large`: its first line alone is over the limit; there are no bytes.
   */
  readonly state: 'whole' | 'broken' | 'too-large';
  /** Without its line end. */
  readonly bytes: Buffer;
  readonly offset: number;
  /** False for the file's last record where no line end follows. */
  readonly isComplete: boolean;
}

const QUOTE = 0x22;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const BATCH = 1024;
const EMPTY = Buffer.alloc(0);
/** How often the limit's worth of bytes may be looked through in vain, so that a hostile table costs linear time. */
const MAX_IN_VAIN = 100;

/** A record ends at `end`, is open as far as its bytes go, or breaks the rules of quoting at `brokenAt`. */
type RecordEnd = { readonly end: number } | { readonly brokenAt: number } | 'open';

/** The quote that closes a cell; a doubled one is a character of it. */
function closingQuote(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(QUOTE, from); at !== -1; at = bytes.indexOf(QUOTE, at + 2)) {
    if (bytes[at + 1] !== QUOTE) return at;
  }
  return -1;
}

function endOfQuoted(bytes: Buffer, delimiter: number, isEnd: boolean): RecordEnd {
  let atStart = true;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (atStart && byte === QUOTE) {
      const close = closingQuote(bytes, at + 1);
      if (close === -1 || (close + 1 === bytes.length && !isEnd)) return 'open';
      const next = bytes[close + 1] ?? NEWLINE;
      // What follows a closed cell is another cell or the end: else the quote was opened by mistake.
      if (next !== delimiter && next !== NEWLINE && next !== RETURN) return { brokenAt: close };
      at = close;
      atStart = false;
    } else if (byte === NEWLINE) return { end: at };
    else atStart = byte === delimiter;
  }
  return isEnd ? { end: bytes.length } : 'open';
}

function endOfRecord(bytes: Buffer, delimiter: number, isEnd: boolean): RecordEnd {
  const newline = bytes.indexOf(NEWLINE);
  const line = newline === -1 ? bytes : bytes.subarray(0, newline);
  if (line.includes(QUOTE)) return endOfQuoted(bytes, delimiter, isEnd);
  if (newline !== -1) return { end: newline };
  return isEnd ? { end: bytes.length } : 'open';
}

const withoutReturn = (bytes: Buffer): Buffer => (bytes.at(-1) === RETURN ? bytes.subarray(0, -1) : bytes);

/** Bytes that wait for the end of their record. */
class RecordSplitter {
  readonly #delimiter: number;
  readonly #limit: number;
  #pieces: Buffer[] = [];
  #waiting = 0;
  /** A record is looked for again when this much waits: twice as much each time, so that the work stays linear. */
  #nextLook = 0;
  #offset: number;
  #inVain = 0;
  #isSkipping = false;

  constructor(delimiter: number, limit: number, offset: number) {
    this.#delimiter = delimiter;
    this.#limit = limit;
    this.#offset = offset;
  }

  get isGivenUp(): boolean {
    return this.#inVain > MAX_IN_VAIN * this.#limit;
  }

  *feed(chunk: Buffer): Generator<readonly TableRecord[]> {
    this.#pieces.push(chunk);
    this.#waiting += chunk.length;
    if (this.#waiting >= this.#nextLook) yield* this.#cut(false);
  }

  end(): Generator<readonly TableRecord[]> {
    return this.#cut(true);
  }

  /** The first record of the bytes, or null while it may go on in the next chunk. It ends within the limit or is broken. */
  #first(rest: Buffer, isEnd: boolean): { readonly record: TableRecord; readonly next: number } | null {
    const isOver = rest.length > this.#limit;
    const view = isOver ? rest.subarray(0, this.#limit + 1) : rest;
    const found = endOfRecord(view, this.#delimiter, isEnd && !isOver);
    if (found === 'open' && !isEnd && !isOver) return null;
    const isWhole = found !== 'open' && 'end' in found;
    if (!isWhole) this.#inVain += found === 'open' ? view.length : found.brokenAt;
    const newline = isWhole ? found.end : view.indexOf(NEWLINE);
    const end = newline === -1 ? view.length : newline;
    const isTooLarge = newline === -1 && isOver;
    this.#isSkipping = isTooLarge;
    const bytes = isTooLarge ? EMPTY : withoutReturn(view.subarray(0, end));
    const state = isTooLarge ? 'too-large' : isWhole ? 'whole' : 'broken';
    const next = isTooLarge ? end : Math.min(end + 1, rest.length);
    return { record: { state, bytes, offset: this.#offset, isComplete: isTooLarge || end < rest.length }, next };
  }

  /** Passes over the rest of a line that is too large. */
  #skip(rest: Buffer): Buffer {
    if (!this.#isSkipping) return rest;
    const newline = rest.indexOf(NEWLINE);
    const next = newline === -1 ? rest.length : newline + 1;
    this.#isSkipping = newline === -1;
    this.#offset += next;
    return rest.subarray(next);
  }

  *#cut(isEnd: boolean): Generator<readonly TableRecord[]> {
    const [only] = this.#pieces;
    let rest = this.#skip(only && this.#pieces.length === 1 ? only : Buffer.concat(this.#pieces));
    let records: TableRecord[] = [];
    while (rest.length > 0 && !this.isGivenUp) {
      const first = this.#first(rest, isEnd);
      if (!first) break;
      records.push(first.record);
      this.#offset += first.next;
      rest = this.#skip(rest.subarray(first.next));
      if (records.length < BATCH) continue;
      yield records;
      records = [];
    }
    this.#pieces = rest.length > 0 ? [rest] : [];
    this.#waiting = rest.length;
    this.#nextLook = Math.min(rest.length * 2, this.#limit + 1);
    if (records.length > 0) yield records;
  }
}

/**
 * The records of a table in batches. Throws `DocumentRejected('bad-csv')` where so many quotes are never closed
 * that the rest has to be given up.
 */
export async function* splitRecords(
  stream: ByteStream,
  { delimiter, limit, from }: { readonly delimiter: string; readonly limit: number; readonly from: number },
): AsyncGenerator<readonly TableRecord[]> {
  const splitter = new RecordSplitter(delimiter.charCodeAt(0), limit, from);
  for await (const bytes of stream) {
    yield* splitter.feed(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    if (splitter.isGivenUp) throw new DocumentRejected('bad-csv', GIVEN_UP);
  }
  yield* splitter.end();
  if (splitter.isGivenUp) throw new DocumentRejected('bad-csv', GIVEN_UP);
}

const GIVEN_UP = 'Expected quoted cells that are closed, got too many that are not; the rest of the table is left out';
