/** A gzip member of a given length that says that something was here: what stands after it stays where the accounts say. */
import { hash } from 'node:crypto';
import { crc32, deflateRawSync } from 'node:zlib';

/** Deflate's empty stored block: bytes that expand to nothing. */
const EMPTY_BLOCK = Buffer.from([0, 0, 0, 0xff, 0xff]);
const HEADER_BYTES = 10;
const TRAILER_BYTES = 8;
const HAS_COMMENT = 0x10;
const SPACE = 0x20;

/**
 * One gzip member, holding one WARC record of the type `metadata`.
 * @param length of the member, in bytes
 * @param note what the record says, one line of ASCII
 * @throws Error where the length is too small for a record
 */
export function renderFiller(length: number, note: string, target: string): Uint8Array {
  const record = renderNote(note, target);
  const body = deflateRawSync(record, { level: 9 });
  const spare = length - HEADER_BYTES - TRAILER_BYTES - body.length;
  if (spare < 0) {
    if (note === '') throw new Error(`expected a member of ${length - spare} bytes or more, got ${length}`);
    return renderFiller(length, '', target);
  }
  // What five doesn't divide goes into a comment, which ends with a NUL.
  const rest = spare % EMPTY_BLOCK.length;
  const header = Buffer.from([0x1f, 0x8b, 8, rest > 0 ? HAS_COMMENT : 0, 0, 0, 0, 0, 0, 3]);
  const comment = rest > 0 ? Buffer.from([...Array<number>(rest - 1).fill(SPACE), 0]) : Buffer.alloc(0);
  const padding = Buffer.alloc(spare - rest, EMPTY_BLOCK);
  const trailer = Buffer.alloc(TRAILER_BYTES);
  trailer.writeUInt32LE(crc32(record), 0);
  trailer.writeUInt32LE(record.length, 4);
  return Buffer.concat([header, comment, padding, body, trailer]);
}

function renderNote(note: string, target: string): Uint8Array {
  const digest = hash('sha256', `${target} ${note}`);
  const id = `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-a${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
  const text = note === '' ? '' : `${note}\r\n`;
  return Buffer.from(
    `WARC/1.1\r\nWARC-Type: metadata\r\nWARC-Record-ID: <urn:uuid:${id}>\r\nWARC-Date: 1970-01-01T00:00:00Z\r\n` +
      `Content-Type: text/plain\r\nContent-Length: ${text.length}\r\n\r\n${text}\r\n\r\n`,
  );
}
