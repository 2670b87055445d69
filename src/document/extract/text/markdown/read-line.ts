import type { BlockKind } from '../../../../article.ts';
import { createEndsSentence } from '../../../../text/ends-sentence.ts';
import type { Piece } from '../piece.ts';
import type { Line } from '../split-lines.ts';
import { readSign } from './read-sign.ts';
import { type References, stripMarks } from './strip-marks.ts';

/** The signs before a quoted line that has words. */
export const QUOTE = /^(?:>\s*)+(?=[^\s>])/;
const HEADING = /^(#{1,6})\s+(\S.*)$/;
const HEADING_END = /\s+#+$|\s*\{#[\w-]+\}$/;
const ITEM = /^(?:[-*+]|\d{1,3}[.)])\s+\S/;
const BULLET = /^[-*+]\s+(?:\[[ xX]\]\s+)?/;
const CALLOUT = /^\[![\w-]+\][+-]?\s*/;
const FOOTNOTE = /^\[\^[^[\]\s]{1,40}\]:\s*/;
const UNDERLINE = /^(?:=+|-{2,})$/;
/** Longer lines are paragraphs, whatever stands below them. */
const LONGEST_HEADING = 150;
const endsSentence = createEndsSentence('…');

export const isItem = (text: string): boolean => ITEM.test(text);

/** Whether the line below is the underline of a heading, and no line between two paragraphs. */
export const isHeadingOver = (line: Line, below: Line): boolean =>
  below.gap === 0 &&
  UNDERLINE.test(below.text) &&
  line.text.length <= LONGEST_HEADING &&
  !isItem(line.text) &&
  (below.text.startsWith('=') || !endsSentence(line.text));

/** A paragraph, heading, item or quote. Numbers of items are words of the text, their bullets aren't. */
export function readLine(text: string, quoted: boolean, references: References): Piece {
  if (quoted)
    return makePiece('quote', text.replace(CALLOUT, '').replace(HEADING, '$2').replace(BULLET, ''), text, references);
  const [, signs = '', heading = ''] = HEADING.exec(text) ?? [];
  if (signs !== '') {
    const piece = makePiece('heading', heading.replace(HEADING_END, ''), text, references);
    return signs === '#' && piece.rule === undefined ? { ...piece, isTitle: true } : piece;
  }
  if (isItem(text)) return makePiece('list-item', text.replace(BULLET, ''), text, references);
  return makePiece('paragraph', text.replace(FOOTNOTE, ''), text, references);
}

/** @param whole the line with its signs, for one that has no words besides */
export function makePiece(kind: BlockKind, text: string, whole: string, references: References): Piece {
  const bare = stripMarks(text, references);
  return bare === '' ? readSign(whole) : { kind, text: bare };
}
