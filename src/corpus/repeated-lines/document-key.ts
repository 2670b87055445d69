import type { LineDigest } from '../../learned-lines.ts';
import { readWords, spellWord } from '../../text/hash-line.ts';

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

/**
 * The key by which a document is counted once, ever. Two keys can be compared, so that a copy with other furniture, or a
 * later version, is recognized in a later run, too.
 */
export function documentKey({ content, address, title }: Pick<LineDigest, 'content' | 'address' | 'title'>): string {
  let key = '';
  for (const line of content) key += spellWord(line);
  return address === 0 && title === 0 ? key : key + NAMES + spellWord(address) + spellWord(title);
}

export function readKey(key: string): KnownBy {
  const [lines = '', names = ''] = key.split(NAMES);
  const [address = 0, title = 0] = readWords(names);
  return { lines: readWords(lines), address, title };
}

/** The lines of a key, longest first. */
export const keyLines = (key: string): readonly number[] => readKey(key).lines;
