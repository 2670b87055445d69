/** Tells a dump of a whole page (navigation, teasers, footer and all) from one of an article. */
import { measureWidth } from './measure-width.ts';

const FEWEST_LINES = 60;
const LONG = 100;
/** An article has a long line for every three short ones, even in interviews and lists. */
const LONG_SHARE = 0.25;

export function isWholePage(lines: readonly string[]): boolean {
  if (lines.length < FEWEST_LINES) return false;
  let long = 0;
  for (const line of lines) if (measureWidth(line) >= LONG) long++;
  return long < lines.length * LONG_SHARE;
}
