import type { LineHash } from '../learned-lines.ts';
import { foldLine } from './fold-line.ts';

const hex8 = (n: number): string => (n >>> 0).toString(16).padStart(8, '0');

/**
 * 64 bits of a string's UTF-16 units: two 32-bit multiply-xor lanes, finished as in MurmurHash3's fmix32.
 * Not for security: for telling lines apart within one site.
 */
export function hash64(text: string): LineHash {
  let a = 0xdeadbeef ^ text.length;
  let b = 0x41c6ce57 ^ text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 0x9e3779b1);
    b = Math.imul(b ^ unit, 0x5f356495);
  }
  a = Math.imul(a ^ (a >>> 16), 0x85ebca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2ae35);
  b = Math.imul(b ^ (b >>> 16), 0x85ebca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return hex8(b ^ (b >>> 16)) + hex8(a ^ (a >>> 16));
}

/** The hash by which a line is known, equal for lines with equal folds. */
export function hashLine(text: string): LineHash {
  return hash64(foldLine(text));
}
