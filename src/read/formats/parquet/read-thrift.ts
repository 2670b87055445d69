/**
 * Thrift's compact protocol, as far as Parquet's headers use it (Apache Thrift, "Thrift Compact protocol encoding").
 * Reads no further than there are bytes, and no number longer than 64 bits: each step takes a byte, so the work is
 * bounded by what is read.
 */

/** Numbers and structs by the numbers of their fields; what else there is, is passed by. */
export type ThriftStruct = ReadonlyMap<number, number | ThriftStruct>;

/** Bytes, and the place of the next one to be read. */
export interface Cursor {
  readonly bytes: Uint8Array;
  at: number;
}

const STOP = 0;
const TRUE = 1;
const FALSE = 2;
const BYTE = 3;
const I16 = 4;
const I64 = 6;
const DOUBLE = 7;
const BINARY = 8;
const LIST = 9;
const STRUCT = 12;
const LONG_LIST = 15;
/** Of 64 bits, by seven. */
const MOST_DIGITS = 10;
const MOST_LEVELS = 64;

function nextByte(cursor: Cursor): number {
  const byte = cursor.bytes[cursor.at++];
  if (byte === undefined) throw new Error('a header ends early');
  return byte;
}

/** An unsigned number in groups of seven bits, the lowest first; exact up to 2^53. */
export function readVarint(cursor: Cursor): number {
  let value = 0;
  for (let digit = 0; digit < MOST_DIGITS; digit++) {
    const byte = nextByte(cursor);
    value += (byte & 0x7f) * 2 ** (7 * digit);
    if (byte < 0x80) return value;
  }
  throw new Error('a header holds a number of more than 64 bits');
}

/** A signed number: even ones are its positive half, odd ones its negative. */
function readSigned(cursor: Cursor): number {
  const value = readVarint(cursor);
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

function skip(cursor: Cursor, length: number): void {
  cursor.at += length;
  if (cursor.at > cursor.bytes.length) throw new Error('a header ends early');
}

function skipList(cursor: Cursor, level: number): void {
  const head = nextByte(cursor);
  const type = head & 0x0f;
  const count = head >> 4 === LONG_LIST ? readVarint(cursor) : head >> 4;
  for (let at = 0; at < count; at++) {
    if (type === TRUE || type === FALSE) nextByte(cursor);
    else readValue(cursor, type, level);
  }
}

/** Undefined for what is passed by. */
function readValue(cursor: Cursor, type: number, level: number): number | ThriftStruct | undefined {
  if (type === TRUE || type === FALSE) return type === TRUE ? 1 : 0;
  if (type === BYTE) return nextByte(cursor);
  if (type >= I16 && type <= I64) return readSigned(cursor);
  if (type === STRUCT) return readStruct(cursor, level + 1);
  if (type === LIST) skipList(cursor, level + 1);
  else if (type === DOUBLE) skip(cursor, 8);
  else if (type === BINARY) skip(cursor, readVarint(cursor));
  else throw new Error(`a header holds a field of the type ${type}, which Parquet has no use for`);
  return undefined;
}

/** @throws where the bytes are no struct */
export function readStruct(cursor: Cursor, level = 0): ThriftStruct {
  if (level > MOST_LEVELS) throw new Error(`a header is nested more than ${MOST_LEVELS} levels deep`);
  const fields = new Map<number, number | ThriftStruct>();
  let field = 0;
  for (;;) {
    const head = nextByte(cursor);
    const type = head & 0x0f;
    if (type === STOP) return fields;
    field = head >> 4 === 0 ? readSigned(cursor) : field + (head >> 4);
    const value = readValue(cursor, type, level);
    if (value !== undefined) fields.set(field, value);
  }
}
