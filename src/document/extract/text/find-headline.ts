/** Which line of a text is its headline. */
import { foldLine } from '../../../text/fold-line.ts';
import { isWiderThan, measureWidth } from './measure-width.ts';

const SEARCHED = 8;
const LONGEST = 300;
const NARROWEST = 8;
/** One of more words is a paragraph, though no full stop may end it. */
const MOST_WORDS = 24;
const LONG = 100;
const FEWEST_LINES = 3;
const PARAGRAPH_WIDTH = 60;
/** A whole sentence of this width is text, too. */
const SENTENCE_WIDTH = 34;
const SENTENCE_END = /(?:[^.\s]\.|[。।])["”»’'」』)]*$/;
const ABBREVIATION_END = /(?:\b\p{Lu}\.){2,}$|\b(?:Inc|Co|Ltd|Corp|Jr|Sr|St|vs|etc)\.$/u;
/** A line's end is judged by so many characters. */
const END = 12;
const LABEL_END = /[:：]$/;
const ITEM_START = /^(?:[-*+•·–—‣▪|>]\s|\d{1,3}[.)]\s|https?:|www\.)/i;
const LETTER = /\p{L}/u;
const SPACES = /\s+/;
/** Scripts that put no space between words: Thai, Lao, Burmese, Khmer, kana, ideographs. */
const UNSPACED = /^.{0,4}[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uf900-\ufaff]/u;
const LONG_WORD = /[\p{L}\p{M}\p{Nd}]{4,}|[\u0e00-\u0e7f]{4,}/gu;
const IDEOGRAPHS = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}/gu;
const BODY_LINES = 12;
const SHARED_SEARCHED = 4000;
const SUFFIX = /^\s*[-–—|·•»]/u;

/**
 * The index of the headline among `lines` (texts from which header lines are already gone, first ones first), or -1.
 * A line that stands twice near the top is certain; otherwise the first that isn't a sentence, has the length of a
 * headline, and shares a word with the text below; a text of headline-like lines alone has none, unless the first is set
 * apart, as that of a recipe or a poem.
 */
export function findHeadline(lines: readonly string[], isApart: (line: number) => boolean = () => false): number {
  const head = lines.slice(0, SEARCHED);
  const repeated = findRepeated(head);
  if (repeated >= 0) return repeated;
  const apart = head.slice(0, 2).findIndex((line, i) => isApart(i) && isHeadlineLike(line));
  const candidates: number[] = [];
  for (const [i, line] of head.entries()) {
    if (isHeadlineLike(line) && !isLong(line) && hasBody(lines, i) && (apart < 0 || isApart(i))) candidates.push(i);
    if (isWiderThan(line, PARAGRAPH_WIDTH) && endsSentence(line)) break;
  }
  const first = candidates[0] ?? (lines.length > FEWEST_LINES ? apart : -1);
  if (candidates.length > 1) return candidates.find((i) => sharesWord(lines, i)) ?? (first <= 1 ? first : -1);
  return first <= 1 ? first : -1;
}

const SIGNS = /^#{1,6}\s+|\s+#+$|\*\*/g;

/** A headline without the Markdown that dumps of pages come with. */
export const stripSigns = (line: string): string => (line.length > LONGEST ? line : line.replace(SIGNS, '').trim());

/** Of two copies, one with the site's name behind it, the other is the headline. */
function findRepeated(head: readonly string[]): number {
  const folds = head.map((line) => (line.length > LONGEST ? '' : foldLine(line)));
  for (let i = 0; i < head.length - 1; i++) {
    if (!isHeadlineLike(head[i] ?? '') && !isRepeatable(head[i] ?? '')) continue;
    const fold = folds[i] ?? '';
    if (fold === '') continue;
    for (let k = i + 1; k < head.length && k <= i + 4; k++) {
      const other = folds[k] ?? '';
      if (other === '') continue;
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
  if (line.length > LONGEST) return false;
  const width = measureWidth(line);
  if (width < NARROWEST || !LETTER.test(line)) return false;
  if (ITEM_START.test(line) || LABEL_END.test(line)) return false;
  if (endsSentence(line)) return false;
  return UNSPACED.test(line) || width > line.length || line.split(SPACES).length >= 2;
}

const isLong = (line: string): boolean => line.length > LONG && line.split(SPACES).length > MOST_WORDS;

/** Initials and a few abbreviations end in a full stop as well. */
export const endsSentence = (line: string): boolean => {
  const end = line.slice(-END);
  return SENTENCE_END.test(end) && !ABBREVIATION_END.test(end);
};

const hasBody = (lines: readonly string[], above: number): boolean =>
  lines
    .slice(above + 1, above + BODY_LINES)
    .some(
      (line) => isWiderThan(line, PARAGRAPH_WIDTH - 1) || (isWiderThan(line, SENTENCE_WIDTH) && endsSentence(line)),
    );

function sharesWord(lines: readonly string[], at: number): boolean {
  const below = lines
    .slice(at + 1, at + BODY_LINES)
    .join('\n')
    .slice(0, SHARED_SEARCHED)
    .toLowerCase();
  const line = (lines[at] ?? '').toLowerCase();
  for (const word of line.match(LONG_WORD) ?? []) if (below.includes(word)) return true;
  for (const pair of line.match(IDEOGRAPHS) ?? []) if (below.includes(pair)) return true;
  return false;
}
