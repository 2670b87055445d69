import { foldLine } from '../../text/fold-line.ts';

/** Letters, marks, digits; everything else around a line is decoration: `- Advertisement -`, `→ Read more »`. */
const CORE = /^[\p{L}\p{M}\p{Nd}]$/u;

/** A line as rules compare it: folded, without the punctuation around it. */
export function lineKey(text: string): string {
  const fold = foldLine(text);
  let from = 0;
  let to = fold.length;
  while (from < to && !isCore(fold, from)) from += unitsAt(fold, from);
  while (to > from && !isCore(fold, to - unitsBefore(fold, to))) to -= unitsBefore(fold, to);
  return fold.slice(from, to);
}

function isCore(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit < 0x80) return (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90);
  return CORE.test(text.slice(at, at + unitsAt(text, at)));
}

function unitsAt(text: string, at: number): number {
  return (text.codePointAt(at) as number) > 0xffff ? 2 : 1;
}

function unitsBefore(text: string, end: number): number {
  return end > 1 && (text.codePointAt(end - 2) as number) > 0xffff ? 2 : 1;
}
