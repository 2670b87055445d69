import type { LineDigest } from '../../learned-lines.ts';

/** Hex digits of a number in a key: 32 bits. */
const DIGITS = 8;
/** Behind the lines stand address and title, where there is one of them. Keys of earlier versions end here. */
const NAMES = '@';

/** What a document is known by. Numbers are 32 bits of hashes. */
export interface KnownBy {
  /** Its longest lines, longest first. */
  readonly lines: readonly number[];
  /** 0 where there is none, as for the title. */
  readonly address: number;
  readonly title: number;
}

const hex = (value: number): string => value.toString(16).padStart(DIGITS, '0');

/**
 * The key by which a document is counted once, ever. Two keys can be compared, so that a copy with other furniture, or a
 * later version, is recognized in a later run, too.
 */
export function documentKey({ content, address, title }: Pick<LineDigest, 'content' | 'address' | 'title'>): string {
  let key = '';
  for (const line of content) key += hex(line);
  return address === 0 && title === 0 ? key : key + NAMES + hex(address) + hex(title);
}

export function readKey(key: string): KnownBy {
  const names = key.indexOf(NAMES);
  const [address = 0, title = 0] = names === -1 ? [] : numbersIn(key, names + NAMES.length, key.length);
  return { lines: numbersIn(key, 0, names === -1 ? key.length : names), address, title };
}

/** The lines of a key, longest first. */
export const keyLines = (key: string): readonly number[] => readKey(key).lines;

function numbersIn(key: string, from: number, to: number): number[] {
  const numbers: number[] = [];
  for (let at = from; at + DIGITS <= to; at += DIGITS) numbers.push(Number.parseInt(key.slice(at, at + DIGITS), 16));
  return numbers;
}
