import { hash } from 'node:crypto';
import type { Block, Draft } from '../../article.ts';
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
  for (let i = 0; i < bytes.length; ) {
    const byte = bytes[i] as number;
    const skipped = byte > BLANK && byte < LEAST_LEAD ? 0 : spaceAt(bytes, i, byte);
    if (skipped === 0) {
      bytes[size++] = byte;
      i++;
    } else i += skipped;
  }
  return bytes.subarray(0, size);
}

const BLANK = 0x20;
/** The first byte of the lowest space that takes two. */
const LEAST_LEAD = 0xc2;
const WIDE_SPACES: ReadonlySet<number> = new Set(
  [
    ...'\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff',
  ].map((space) => codeOf(encoder.encode(space), 0)),
);

/** How many bytes the white space takes that begins here; 0 where none does. */
function spaceAt(bytes: Uint8Array, at: number, lead: number): number {
  if (lead <= BLANK) return lead === BLANK || (lead >= 9 && lead <= 13) ? 1 : 0;
  if (lead === LEAST_LEAD) return bytes[at + 1] === 0xa0 ? 2 : 0;
  const mayBe = lead === 0xe2 || lead === 0xe3 || lead === 0xe1 || lead === 0xef;
  return mayBe && WIDE_SPACES.has(codeOf(bytes, at)) ? 3 : 0;
}

function codeOf(bytes: Uint8Array, at: number): number {
  return ((bytes[at] as number) << 16) | ((bytes[at + 1] as number) << 8) | (bytes[at + 2] as number);
}

function byPlace(a: Block, b: Block): number {
  return a.position - b.position || (a.offset ?? 0) - (b.offset ?? 0);
}

/** Digest (hex, 128 bits) of a cleaned text, blind to case, Unicode form, quotes, dashes and spacing. */
export function textDigest(blocks: readonly Pick<Block, 'text'>[]): string {
  return digest(
    blocks
      .map((block) => foldLine(block.text))
      .filter((line) => line !== '')
      .join(' '),
  );
}
