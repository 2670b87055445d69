/**
 * A spool that outlives its process: entries in order, with marks between them. What lies before the last whole mark
 * is on the disk for good; what lies behind it is as if it had never been.
 *
 * A frame is four big-endian 32-bit numbers (kind, then the bytes of note, body and attachment, each and one, or 0 for
 * none) and what they announce. A mark's note is the CRC-32 of everything since the mark before.
 */
import { closeSync, existsSync, fsyncSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { type AppendFile, continueAppendFile, createAppendFile } from './append-file.ts';

export interface JournalEntry {
  /** From 1; what it means is the caller's. */
  readonly kind: number;
  readonly note: string;
  readonly body: Uint8Array | null;
  readonly attachment: Uint8Array | null;
}

export interface Journal {
  /** What the journal was begun with. */
  readonly header: string;
  append(entry: JournalEntry): void;
  /** Has all that was appended brought to the disk, without waiting for it. Also done by itself every so many entries. */
  mark(): void;
  /** All entries in order. */
  entries(): IterableIterator<JournalEntry>;
  close(): void;
}

/** Whichever comes first: so much work is lost at most when the process is killed; a little more by a power cut. */
const MARK_ENTRIES = 200;
const MARK_BYTES = 16 * 2 ** 20;

const MARK = 0;
const HEADER = 0xffffffff;
const HEAD_BYTES = 16;
const CHUNK_BYTES = 2 ** 20;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** @param path file to create */
export function createJournal(path: string, header: string): Journal {
  const journal = writeTo(createAppendFile(path), header, 0);
  journal.append({ kind: HEADER, note: header, body: null, attachment: null });
  journal.mark();
  for (const folder of [dirname(path), dirname(dirname(path))]) syncFolder(folder);
  return journal;
}

/** A file whose entry in its folder is lost is lost, too. */
function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** Goes on with a journal behind its last whole mark; undefined where there is none in the file. */
export function continueJournal(path: string): Journal | undefined {
  if (!existsSync(path)) return undefined;
  const size = statSync(path).size;
  if (size === 0) return undefined;
  const file = continueAppendFile(path, size);
  const { end, header } = findLastMark(file);
  file.close();
  return header === undefined ? undefined : writeTo(continueAppendFile(path, end), header, end);
}

function writeTo(file: AppendFile, header: string, start: number): Journal {
  let crc = 0;
  let entries = 0;
  let since = start;
  const put = (bytes: Uint8Array): void => {
    crc = crc32(bytes, crc);
    file.append(bytes);
  };
  const mark = (): void => {
    if (file.size === since) return;
    putFrame({ kind: MARK, note: String(crc), body: null, attachment: null }, put);
    file.syncSoon();
    crc = 0;
    entries = 0;
    since = file.size;
  };
  return {
    header,
    append: (entry) => {
      putFrame(entry, put);
      if (++entries >= MARK_ENTRIES || file.size - since >= MARK_BYTES) mark();
    },
    mark,
    *entries() {
      for (const { entry } of readFrames(file)) if (entry.kind !== MARK && entry.kind !== HEADER) yield entry;
    },
    close: file.close,
  };
}

function putFrame({ kind, note, body, attachment }: JournalEntry, put: (bytes: Uint8Array) => void): void {
  const parts = [encoder.encode(note), body, attachment];
  const head = new DataView(new ArrayBuffer(HEAD_BYTES));
  head.setUint32(0, kind);
  for (const [place, part] of parts.entries()) head.setUint32(4 * (place + 1), part === null ? 0 : part.length + 1);
  put(new Uint8Array(head.buffer));
  for (const part of parts) if (part !== null) put(part);
}

/** How far the journal is whole, and what it was begun with. */
function findLastMark(file: AppendFile): { readonly end: number; readonly header: string | undefined } {
  let crc = 0;
  let end = 0;
  let first: string | undefined;
  let header: string | undefined;
  for (const { entry, bytes, next } of readFrames(file)) {
    if (entry.kind === MARK) {
      if (entry.note !== String(crc)) break;
      end = next;
      header = first;
      crc = 0;
    } else crc = crc32(bytes, crc);
    if (entry.kind === HEADER) first ??= entry.note;
  }
  return { end, header };
}

interface Frame {
  readonly entry: JournalEntry;
  readonly bytes: Uint8Array;
  /** Where the next one begins. */
  readonly next: number;
}

/** Ends without a word where a frame reaches past the end: it is a torn one. */
function* readFrames(file: AppendFile): Generator<Frame> {
  const end = file.size;
  const take = createChunkReader(file, end);
  for (let offset = 0; offset + HEAD_BYTES <= end; ) {
    const start = take(offset, HEAD_BYTES);
    const head = new DataView(start.buffer, start.byteOffset, HEAD_BYTES);
    const sizes = [4, 8, 12].map((at) => head.getUint32(at));
    const length = sizes.reduce((sum, size) => sum + Math.max(0, size - 1), HEAD_BYTES);
    if (offset + length > end) return;
    const bytes = take(offset, length);
    offset += length;
    yield { entry: readEntry(head.getUint32(0), sizes, bytes), bytes, next: offset };
  }
}

/** Bytes of a file, of which a chunk is in memory: what is taken are views of it. */
function createChunkReader(file: AppendFile, end: number): (offset: number, length: number) => Uint8Array {
  let chunk: Uint8Array = new Uint8Array(0);
  let chunkAt = 0;
  return (offset, length) => {
    if (offset + length > chunkAt + chunk.length) {
      chunkAt = offset;
      chunk = file.read(offset, Math.max(length, Math.min(CHUNK_BYTES, end - offset)));
    }
    return chunk.subarray(offset - chunkAt, offset - chunkAt + length);
  };
}

function readEntry(kind: number, sizes: readonly number[], bytes: Uint8Array): JournalEntry {
  let at = HEAD_BYTES;
  const [note = null, body = null, attachment = null] = sizes.map((size) => {
    if (size === 0) return null;
    at += size - 1;
    return bytes.subarray(at - size + 1, at);
  });
  return { kind, note: note === null ? '' : decoder.decode(note), body, attachment };
}
