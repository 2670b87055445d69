import type { ByteStream } from '../reader.ts';

/** A record of a table: one line, or several where a quoted cell has line ends. */
export interface TableRecord {
  /** Without its line end. */
  readonly bytes: Buffer;
  readonly offset: number;
  /** A quote was opened and never closed: only the record's first line is here, and reading goes on after it. */
  readonly isBroken: boolean;
  /** False for the file's last record where no line end follows. */
  readonly isComplete: boolean;
}

const QUOTE = 0x22;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const MAX_BROKEN = 100;

/** Where a record that holds a quote ends (the place of its line end), or -1 while it is open. */
function endOfQuoted(bytes: Buffer, delimiter: number, isEnd: boolean): number {
  let atStart = true;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (atStart && byte === QUOTE) {
      const close = closingQuote(bytes, at + 1);
      if (close === -1) return -1;
      at = close;
      atStart = false;
    } else if (byte === NEWLINE) return at;
    else atStart = byte === delimiter;
  }
  return isEnd ? bytes.length : -1;
}

/** The quote that closes a cell; a doubled one is a character of it. */
function closingQuote(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(QUOTE, from); at !== -1; at = bytes.indexOf(QUOTE, at + 2)) {
    if (bytes[at + 1] !== QUOTE) return at;
  }
  return -1;
}

function endOfRecord(bytes: Buffer, delimiter: number, isEnd: boolean): number {
  const newline = bytes.indexOf(NEWLINE);
  const line = newline === -1 ? bytes : bytes.subarray(0, newline);
  if (line.includes(QUOTE)) return endOfQuoted(bytes, delimiter, isEnd);
  return newline === -1 && isEnd ? bytes.length : newline;
}

const withoutReturn = (bytes: Buffer): Buffer => (bytes.at(-1) === RETURN ? bytes.subarray(0, -1) : bytes);

/** Bytes that wait for the end of their record, and how often one had to be broken off. */
class RecordSplitter {
  readonly #delimiter: number;
  readonly #limit: number;
  #pieces: Buffer[] = [];
  #waiting = 0;
  /** A record is looked for again when this much waits: twice as much each time, so that the work stays linear. */
  #nextLook = 0;
  #offset: number;
  #broken = 0;

  constructor(delimiter: number, limit: number, offset: number) {
    this.#delimiter = delimiter;
    this.#limit = limit;
    this.#offset = offset;
  }

  get isGivenUp(): boolean {
    return this.#broken > MAX_BROKEN;
  }

  feed(chunk: Buffer): TableRecord[] {
    this.#pieces.push(chunk);
    this.#waiting += chunk.length;
    return this.#waiting < this.#nextLook ? [] : this.#cut(false);
  }

  end(): TableRecord[] {
    return this.#cut(true);
  }

  #cut(isEnd: boolean): TableRecord[] {
    const [only] = this.#pieces;
    let rest = only && this.#pieces.length === 1 ? only : Buffer.concat(this.#pieces);
    const records: TableRecord[] = [];
    while (rest.length > 0 && !this.isGivenUp) {
      const found = endOfRecord(rest, this.#delimiter, isEnd);
      const isBroken = found === -1;
      if (isBroken && !isEnd && rest.length <= this.#limit) break;
      const newline = isBroken ? rest.indexOf(NEWLINE) : found;
      const end = newline === -1 ? rest.length : newline;
      if (isBroken) this.#broken++;
      const bytes = withoutReturn(rest.subarray(0, end));
      records.push({ bytes, offset: this.#offset, isBroken, isComplete: end < rest.length });
      this.#offset += Math.min(end + 1, rest.length);
      rest = rest.subarray(end + 1);
    }
    this.#pieces = rest.length > 0 ? [rest] : [];
    this.#waiting = rest.length;
    this.#nextLook = Math.min(rest.length * 2, this.#limit + 1);
    return records;
  }
}

/** The records of a table in batches. After `MAX_BROKEN` quotes that were never closed the rest is given up. */
export async function* splitRecords(
  stream: ByteStream,
  { delimiter, limit, from }: { readonly delimiter: string; readonly limit: number; readonly from: number },
): AsyncGenerator<readonly TableRecord[]> {
  const splitter = new RecordSplitter(delimiter.charCodeAt(0), limit, from);
  for await (const bytes of stream) {
    const records = splitter.feed(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    if (records.length > 0) yield records;
    if (splitter.isGivenUp) return;
  }
  yield splitter.end();
}
