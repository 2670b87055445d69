import { hash } from 'node:crypto';
import type { Block, Draft } from '../../article.ts';
import { foldToBytes } from '../../text/fold-bytes.ts';
import { foldLine } from '../../text/fold-line.ts';

/** 128 bits of a SHA-256. */
const DIGEST_DIGITS = 32;

const digest = (text: string | Uint8Array): string => hash('sha256', text).slice(0, DIGEST_DIGITS);

/**
 * Digest (hex, 128 bits) of the text before cleaning: all blocks and removals in order, spacing left out. Cutting a block into
 * pieces changes neither their order nor what is printed in them, so a draft and the article made of it have the same digest.
 */
export function extractedDigest(draft: Pick<Draft, 'blocks' | 'removals'>): string {
  const pieces = [...draft.blocks, ...draft.removals].sort(byPlace);
  return digest(withoutSpaces(encoder.encode(pieces.map((piece) => piece.text).join(''))));
}

const encoder = new TextEncoder();

/** Takes the white space out of UTF-8 in place: what `\s` matches, which takes one byte, two or three. */
function withoutSpaces(bytes: Uint8Array): Uint8Array {
  let size = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    bytes[size] = byte;
    // No branch for what nearly all bytes are: whether the next one is a blank no processor predicts.
    const kept = keptBytes[byte] as number;
    if (kept <= 1) size += kept;
    else {
      const skipped = spaceAt(bytes, i, byte);
      if (skipped === 0) size++;
      else i += skipped - 1;
    }
  }
  return bytes.subarray(0, size);
}

const BLANK = 0x20;
/** The first byte of all spaces that take two. */
const NO_BREAK_LEAD = 0xc2;
/** The first bytes of those that take three. */
const WIDE_LEADS: readonly number[] = [0xe1, 0xe2, 0xe3, 0xef];
const WIDE_SPACES: ReadonlySet<number> = new Set(
  [
    ...'\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff',
  ].map((space) => codeOf(encoder.encode(space), 0)),
);

/** For each byte 0 where it is a space, 1 where it is none, 2 where it may begin one. */
const keptBytes = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === BLANK || (byte >= 9 && byte <= 13)) return 0;
  return byte === NO_BREAK_LEAD || WIDE_LEADS.includes(byte) ? 2 : 1;
});

/** How many bytes the wide space takes that begins here; 0 where none does. */
function spaceAt(bytes: Uint8Array, at: number, lead: number): number {
  if (lead === NO_BREAK_LEAD) return bytes[at + 1] === 0xa0 ? 2 : 0;
  return WIDE_SPACES.has(codeOf(bytes, at)) ? 3 : 0;
}

function codeOf(bytes: Uint8Array, at: number): number {
  return ((bytes[at] as number) << 16) | ((bytes[at + 1] as number) << 8) | (bytes[at + 2] as number);
}

function byPlace(a: Block, b: Block): number {
  return a.position - b.position || (a.offset ?? 0) - (b.offset ?? 0);
}

/** Texts that need no more are folded without making strings. */
const ROOM = 1 << 18;
const MOST_BYTES_PER_UNIT = 3;
const room = new Uint8Array(ROOM);

/**
 * Digest (hex, 128 bits) of a cleaned text, blind to case, Unicode form, quotes, dashes and spacing: that of its folded lines, with
 * a blank between.
 */
export function textDigest(blocks: readonly Pick<Block, 'text'>[]): string {
  return digest(foldPlainBlocks(blocks) ?? foldBlocks(blocks));
}

function foldBlocks(blocks: readonly Pick<Block, 'text'>[]): string {
  return blocks
    .map((block) => foldLine(block.text))
    .filter((line) => line !== '')
    .join(' ');
}

/** The same as UTF-8, for texts of plain characters: nearly all. Null for others. */
function foldPlainBlocks(blocks: readonly Pick<Block, 'text'>[]): Uint8Array | null {
  let end = 0;
  for (const { text } of blocks) {
    const from = end === 0 ? 0 : end + 1;
    const next = from + text.length * MOST_BYTES_PER_UNIT > ROOM ? null : foldToBytes(text, room, from);
    if (next === null) return null;
    if (next === from) continue;
    if (from > 0) room[end] = BLANK;
    end = next;
  }
  return room.subarray(0, end);
}
