/**
 * A spool that outlives its process: entries in order, with marks between them. What lies before the last whole mark
 * is on the disk for good; what lies behind it is as if it had never been.
 *
 * A frame is three big-endian 32-bit numbers (kind, bytes of the text, bytes of the attachment and one, or 0 for none)
 * and what they announce. A mark's text is the CRC-32 of everything since the mark before.
 */
import { closeSync, existsSync, fsyncSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { type AppendFile, continueAppendFile, createAppendFile } from './append-file.ts';

export interface JournalEntry {
  /** From 1; what it means is the caller's. */
  readonly kind: number;
  readonly text: string;
  readonly attachment: Uint8Array | null;
}

export interface Journal {
  /** What the journal was begun with. */
  readonly header: string;
  append(entry: JournalEntry): void;
  /** Makes sure of all that was appended. Also done by itself every so many entries. */
  mark(): void;
  /** All entries in order. */
  entries(): IterableIterator<JournalEntry>;
  close(): void;
}

/** Whichever comes first: so much work is lost at most when the process is killed. */
const MARK_ENTRIES = 200;
const MARK_BYTES = 16 * 2 ** 20;

const MARK = 0;
const HEADER = 0xffffffff;
const HEAD_BYTES = 12;
const CHUNK_BYTES = 2 ** 20;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** @param path file to create */
export function createJournal(path: string, header: string): Journal {
  const journal = writeTo(createAppendFile(path), header, 0);
  journal.append({ kind: HEADER, text: header, attachment: null });
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
  const put = (frame: Uint8Array): void => {
    crc = crc32(frame, crc);
    file.append(frame);
  };
  const mark = (): void => {
    if (file.size === since) return;
    file.append(renderFrame({ kind: MARK, text: String(crc), attachment: null }));
    file.sync();
    crc = 0;
    entries = 0;
    since = file.size;
  };
  return {
    header,
    append: (entry) => {
      put(renderFrame(entry));
      if (++entries >= MARK_ENTRIES || file.size - since >= MARK_BYTES) mark();
    },
    mark,
    *entries() {
      for (const { entry } of readFrames(file)) if (entry.kind !== MARK && entry.kind !== HEADER) yield entry;
    },
    close: file.close,
  };
}

function renderFrame({ kind, text, attachment }: JournalEntry): Uint8Array {
  const body = encoder.encode(text);
  const frame = new Uint8Array(HEAD_BYTES + body.length + (attachment?.length ?? 0));
  const head = new DataView(frame.buffer);
  head.setUint32(0, kind);
  head.setUint32(4, body.length);
  head.setUint32(8, attachment === null ? 0 : attachment.length + 1);
  frame.set(body, HEAD_BYTES);
  if (attachment !== null) frame.set(attachment, HEAD_BYTES + body.length);
  return frame;
}

/** How far the journal is whole, and what it was begun with. */
function findLastMark(file: AppendFile): { readonly end: number; readonly header: string | undefined } {
  let crc = 0;
  let end = 0;
  let first: string | undefined;
  let header: string | undefined;
  for (const { entry, bytes, next } of readFrames(file)) {
    if (entry.kind === MARK) {
      if (entry.text !== String(crc)) break;
      end = next;
      header = first;
      crc = 0;
    } else crc = crc32(bytes, crc);
    if (entry.kind === HEADER) first ??= entry.text;
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
  let chunk: Uint8Array = new Uint8Array(0);
  let chunkAt = 0;
  const take = (offset: number, length: number): Uint8Array => {
    if (offset + length > chunkAt + chunk.length) {
      chunkAt = offset;
      chunk = file.read(offset, Math.max(length, Math.min(CHUNK_BYTES, end - offset)));
    }
    return chunk.subarray(offset - chunkAt, offset - chunkAt + length);
  };
  for (let offset = 0; offset + HEAD_BYTES <= end; ) {
    const start = take(offset, HEAD_BYTES);
    const head = new DataView(start.buffer, start.byteOffset, HEAD_BYTES);
    const kind = head.getUint32(0);
    const text = head.getUint32(4);
    const attachment = head.getUint32(8);
    const length = HEAD_BYTES + text + Math.max(0, attachment - 1);
    if (offset + length > end) return;
    const bytes = take(offset, length);
    const body = bytes.subarray(HEAD_BYTES, HEAD_BYTES + text);
    const rest = attachment === 0 ? null : bytes.slice(HEAD_BYTES + text);
    offset += length;
    yield { entry: { kind, text: decoder.decode(body), attachment: rest }, bytes, next: offset };
  }
}
