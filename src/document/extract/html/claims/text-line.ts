import { CHAR_CLASSES, SPACE } from '../parse/char-classes.ts';
import { skipSpace } from '../parse/html-units.ts';
import { HAS_CONTROLS, IS_BEYOND_ASCII, MAY_HAVE_DIGITS } from '../parse/page-source.ts';
import type { TreeText } from '../parse/page-tree.ts';
import { countUnits, sizeOf, unitAt } from '../parse/utf8-units.ts';
import { mayBeginByline } from './line-hint.ts';

/** Pieces are cut there, and none is added to a line as long as that. */
const LONGEST = 240;
/** A line that the title begins with counts from here on. */
const LEAST_TITLE = 20;

/** The line of text that a walk is reading. It is spelt out only where it may tell something: most lines don't. */
export class TextLine {
  /** Null is white space between tags. */
  private readonly pieces: (TreeText | null)[] = [];
  /** UTF-16 units. */
  private length = 0;
  private first = 0;
  private mayBegin = false;
  /** False where it is known to have no digits. */
  mayHaveDigits = false;

  get isEmpty(): boolean {
    return this.length === 0;
  }

  addBlank(): void {
    if (this.length === 0) return;
    this.pieces.push(null);
    this.length++;
  }

  /** Returns how many characters were added, those that were cut off included: 0 for white space. */
  add(piece: TreeText): number {
    const isPlain = piece.isSettled && (piece.signs & HAS_CONTROLS) === 0;
    if (!isPlain && isBlank(piece.data)) {
      this.addBlank();
      return 0;
    }
    const units = isPlain ? lengthOf(piece) : piece.data.length;
    if (this.length >= LONGEST) return units;
    if (!isPlain || (piece.signs & MAY_HAVE_DIGITS) !== 0) this.mayHaveDigits = true;
    else if (this.length === 0) this.begin(piece);
    this.pieces.push(piece);
    this.length += Math.min(units, LONGEST);
    return units;
  }

  private begin({ bytes, from, to }: TreeText): void {
    const at = skipSpace(bytes, from);
    this.first = unitAt(bytes, at);
    const next = at + sizeOf(bytes[at] as number);
    const [second, third] = [next < to ? bytes[next] : undefined, next + 1 < to ? bytes[next + 1] : undefined];
    this.mayBegin =
      CHAR_CLASSES[this.first] === SPACE || mayBeginByline(this.first, second ?? Number.NaN, third ?? Number.NaN);
  }

  /** Whether it may be a byline, have a date, or be what the title begins with. */
  isTelling(title: string): boolean {
    return this.mayHaveDigits || this.mayBegin || (this.length > LEAST_TITLE && title.charCodeAt(0) === this.first);
  }

  /** What it says, without white space at its ends. */
  spell(): string {
    let text = '';
    for (const piece of this.pieces) text += piece === null ? ' ' : cut(piece.data);
    return text.trim();
  }

  clear(): void {
    this.pieces.length = 0;
    this.length = 0;
    this.first = 0;
    this.mayBegin = false;
    this.mayHaveDigits = false;
  }
}

const cut = (text: string): string => (text.length > LONGEST ? text.slice(0, LONGEST) : text);

const lengthOf = ({ bytes, from, to, signs }: TreeText): number =>
  (signs & IS_BEYOND_ASCII) === 0 ? to - from : countUnits(bytes, from, to);

/** White space that is written as references, control characters. */
function isBlank(data: string): boolean {
  for (let i = 0; i < data.length; i++) if (data.charCodeAt(i) > 32) return false;
  return true;
}
