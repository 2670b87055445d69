import { CHAR_CLASSES, SPACE } from './char-classes.ts';

/** Stands for `<br>` while a block is gathered: the line separator, which pages do not use. */
export const BREAK_TEXT = '\u2028';
const BREAK = 0x2028;
const BLANK = 0x20;

/** Single spaces for runs of white space, none at the ends; a run with a `<br>` in it (`BREAK_TEXT`) is one line break. */
export function collapseSpace(text: string): string {
  const end = text.length;
  let out = '';
  let from = skipSpace(text, 0);
  let i = from;
  while (i < end) {
    const unit = text.charCodeAt(i);
    if (CHAR_CLASSES[unit] !== SPACE) {
      i++;
      continue;
    }
    const next = skipSpace(text, i + 1);
    if (next === end || unit !== BLANK || next !== i + 1) {
      out += text.slice(from, i);
      if (next < end) out += hasBreak(text, i, next) ? '\n' : ' ';
      from = next;
    }
    i = next;
  }
  return from === 0 ? text : out + text.slice(from);
}

function skipSpace(text: string, from: number): number {
  let i = from;
  while (i < text.length && CHAR_CLASSES[text.charCodeAt(i)] === SPACE) i++;
  return i;
}

function hasBreak(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (text.charCodeAt(i) === BREAK) return true;
  return false;
}
