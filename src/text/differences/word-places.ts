import { CHARACTER, classOf, IGNORED, LETTER, SEPARATOR, SURROGATE, unitTables } from '../script.ts';

/** Where the words of a text stand, by UTF-16 units; ends are exclusive. */
export interface WordPlaces {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** The places of the words that `hashWords` finds in the same text. @param text as `normalizeForWords` gives it */
export function placeWords(text: string): WordPlaces {
  const { classes } = unitTables();
  const starts: number[] = [];
  const ends: number[] = [];
  let inWord = false;
  for (let i = 0; i < text.length; ) {
    const unit = classes[text.charCodeAt(i)] as number;
    const size = unit === SURROGATE ? 2 : 1;
    const kind = unit === SURROGATE ? classOf(text.codePointAt(i) as number) : unit;
    if (kind === CHARACTER || (kind === LETTER && !inWord)) {
      starts.push(i);
      ends.push(i);
    }
    if (kind === CHARACTER || kind === LETTER) ends[ends.length - 1] = i + size;
    if (kind === SEPARATOR || kind === CHARACTER) inWord = false;
    else if (kind !== IGNORED) inWord = true;
    i += size;
  }
  return { starts, ends };
}
