/** Which line of a text is its headline. */
import { foldLine } from '../../../text/fold-line.ts';
import { isWide, measureWidth } from './measure-width.ts';

const SEARCHED = 8;
const LONGEST = 300;
const NARROWEST = 8;
const PARAGRAPH_WIDTH = 60;
const SENTENCE_END = /(?:[^.\s]\.|[。।])["”»’'」』)]*$/;
const ABBREVIATION_END = /(?:\b\p{Lu}\.){2,}$|\b(?:Inc|Co|Ltd|Corp|Jr|Sr|St|vs|etc)\.$/u;
const LABEL_END = /[:：]$/;
const ITEM_START = /^(?:[-*+•·–—‣▪|>]\s|\d{1,3}[.)]\s|https?:|www\.)/i;
const LETTER = /\p{L}/u;
const SPACES = /\s+/;
const LONG_WORD = /[\p{L}\p{M}\p{Nd}]{4,}|[\u0e00-\u0e7f]{4,}/gu;
const IDEOGRAPHS = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}/gu;
const BODY_LINES = 12;
const SUFFIX = /^\s*[-–—|·•»]/u;

/**
 * The index of the headline among `lines` (texts from which header lines are already gone, first ones first), or -1.
 * A line that stands twice near the top is certain; otherwise the first that isn't a sentence, has the length of a
 * headline, and shares a word with the text below; a text of headline-like lines alone has none.
 */
export function findHeadline(lines: readonly string[]): number {
  const head = lines.slice(0, SEARCHED);
  const repeated = findRepeated(head);
  if (repeated >= 0) return repeated;
  let first = -1;
  for (const [i, line] of head.entries()) {
    if (isHeadlineLike(line) && hasBody(lines, i)) {
      if (first < 0) first = i;
      if (sharesWord(line, lines, i)) return i;
    }
    if (measureWidth(line) > PARAGRAPH_WIDTH && SENTENCE_END.test(line)) break;
  }
  return first === 0 || first === 1 ? first : -1;
}

/** Of two copies, one with the site's name behind it, the other is the headline. */
function findRepeated(head: readonly string[]): number {
  const folds = head.map(foldLine);
  for (let i = 0; i < head.length - 1; i++) {
    if (!isHeadlineLike(head[i] ?? '') && !isRepeatable(head[i] ?? '')) continue;
    const fold = folds[i] ?? '';
    for (let k = i + 1; k < head.length && k <= i + 4; k++) {
      const other = folds[k] ?? '';
      if (other === fold || (other.startsWith(fold) && SUFFIX.test(other.slice(fold.length)))) return i;
      if (fold.startsWith(other) && other.length >= NARROWEST && SUFFIX.test(fold.slice(other.length))) return k;
    }
  }
  return -1;
}

/** A headline may be a sentence when it stands twice. */
const isRepeatable = (line: string): boolean =>
  line.length <= LONGEST &&
  measureWidth(line) >= NARROWEST &&
  LETTER.test(line) &&
  !ITEM_START.test(line) &&
  line.includes(' ');

export function isHeadlineLike(line: string): boolean {
  const width = measureWidth(line);
  if (line.length > LONGEST || width < NARROWEST || !LETTER.test(line)) return false;
  if (ITEM_START.test(line) || LABEL_END.test(line)) return false;
  if (SENTENCE_END.test(line) && !ABBREVIATION_END.test(line)) return false;
  return isWide(line.charCodeAt(0)) || width > line.length || line.split(SPACES).length >= 2;
}

const hasBody = (lines: readonly string[], above: number): boolean =>
  lines.slice(above + 1, above + BODY_LINES).some((line) => measureWidth(line) >= PARAGRAPH_WIDTH);

function sharesWord(line: string, lines: readonly string[], above: number): boolean {
  const below = foldLine(
    lines
      .slice(above + 1, above + BODY_LINES)
      .join('\n')
      .slice(0, 4000),
  );
  const fold = foldLine(line);
  for (const word of fold.match(LONG_WORD) ?? []) if (below.includes(word)) return true;
  for (const pair of fold.match(IDEOGRAPHS) ?? []) if (below.includes(pair)) return true;
  return false;
}
