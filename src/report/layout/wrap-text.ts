import { measureWidth } from './measure-width.ts';

const SPACES = /\s+/;

/** Cuts a word that is wider than a line: text in scripts without spaces, long addresses. */
function splitWord(word: string, width: number): string[] {
  if (measureWidth(word) <= width) return [word];
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  for (const character of word) {
    const next = measureWidth(character);
    if (used + next > width) {
      pieces.push(piece);
      piece = '';
      used = 0;
    }
    piece += character;
    used += next;
  }
  pieces.push(piece);
  return pieces;
}

/** One paragraph as lines of at most `width` columns; each starts with `indent`, which counts. */
export function wrapText(text: string, width: number, indent = ''): string[] {
  const room = Math.max(8, width - measureWidth(indent));
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const word of text
    .trim()
    .split(SPACES)
    .flatMap((word) => splitWord(word, room))) {
    const needed = measureWidth(word);
    if (line !== '' && used + 1 + needed > room) {
      lines.push(indent + line);
      line = '';
      used = 0;
    }
    line = line === '' ? word : `${line} ${word}`;
    used += needed + (used === 0 ? 0 : 1);
  }
  lines.push(indent + line);
  return lines;
}
