import type { MeasuredPage } from '../measure/measure-page.ts';
import type { TextMeasures } from '../measure/measure-text.ts';
import { TAG_ORDER } from '../parse/walk-facts.ts';
import { mix } from '../segment/describe-names.ts';
import type { PageBlock, PageElement } from '../segment/page.ts';

const H1 = TAG_ORDER.indexOf('h1');
const ARTICLE = TAG_ORDER.indexOf('article');
/** Dice coefficient with the title's words under which an `<h1>` is another article's. */
const OTHER_TITLE = 0.4;
/** Words kept before it; with fewer it may be the part below a cover. */
const LEAST_BEFORE = 100;
const LEAST_COPY = 200;
/** A copy in one run is at least this share of all else that is kept, and has this share of its word triples from there. */
const COPY_LENGTH = 0.5;
const COPY_SHARE = 0.8;

/** Takes out what a page prints below its article: the next article, or the same once more in one run. Changes `rules`. */
export function dropSecondTexts(measured: MeasuredPage, rules: (string | null)[]): void {
  const marked = findNextArticle(measured, rules);
  const next = marked < 0 ? findNextHead(measured, rules) : marked;
  for (let i = next; i >= 0 && i < rules.length; i++) if (rules[i] === null) rules[i] = 'html/next-article';
  const copy = findRunCopy(measured, rules);
  if (copy >= 0) rules[copy] = 'html/repeated';
}

/** The `<h1>` of an `<article>` that stands apart from the one with the headline; -1 where there is none. */
function findNextArticle(measured: MeasuredPage, rules: readonly (string | null)[]): number {
  const { headline, page } = measured;
  if (headline < 0) return -1;
  const own = articleOf(measured, headline);
  if (own < 0) return -1;
  let words = 0;
  for (let i = headline + 1; i < rules.length; i++) {
    const element = page.elements[(page.blocks[i] as PageBlock).element] as PageElement;
    if (element.tag === H1 && words >= LEAST_BEFORE && (measured.titleOverlaps[i] as number) < OTHER_TITLE) {
      const other = articleOf(measured, i);
      if (other >= 0 && !holds(measured, own, other) && !holds(measured, other, own)) return i;
    }
    if (rules[i] === null) words += wordsOf(measured, i);
  }
  return -1;
}

/** Blocks behind the headline among which its byline or date line stands. */
const HEAD_BLOCKS = 4;
const LONGEST_HEAD_LINE = 120;

/**
 * A heading and a line like the one below the headline, told by tag, class and digits, but not in the headline's container:
 * the head of the next article. -1 where there is none.
 */
function findNextHead(measured: MeasuredPage, rules: readonly (string | null)[]): number {
  const { headline, page } = measured;
  if (headline < 0) return -1;
  const looks = headLooks(measured, rules);
  if (looks.size === 0) return -1;
  let words = 0;
  for (let i = headline + 1; i + 1 < rules.length; i++) {
    const line = page.blocks[i + 1] as PageBlock;
    const first = looks.get((page.elements[line.element] as PageElement).own);
    const begins =
      (page.blocks[i] as PageBlock).kind === 'heading' &&
      first !== undefined &&
      words >= LEAST_BEFORE &&
      isHeadLine(line);
    if (begins && parentOf(measured, first) !== parentOf(measured, i + 1)) return i;
    if (rules[i] === null) words += wordsOf(measured, i);
  }
  return -1;
}

/** Tag and class of the short lines with a date that were taken out right behind the headline → their block. */
function headLooks({ page, headline }: MeasuredPage, rules: readonly (string | null)[]): ReadonlyMap<number, number> {
  const looks = new Map<number, number>();
  for (let i = headline + 1; i <= headline + HEAD_BLOCKS && i < rules.length; i++) {
    const block = page.blocks[i] as PageBlock;
    const element = page.elements[block.element] as PageElement;
    if (rules[i] !== null && element.names.tokens.length > 0 && isHeadLine(block)) looks.set(element.own, i);
  }
  return looks;
}

const parentOf = ({ page }: MeasuredPage, block: number): number =>
  (page.elements[(page.blocks[block] as PageBlock).element] as PageElement).parent;

const DATED = /\p{Nd}.*\p{Nd}{2}/u;
const isHeadLine = ({ text }: PageBlock): boolean => text.length <= LONGEST_HEAD_LINE && DATED.test(text);

function articleOf({ page }: MeasuredPage, block: number): number {
  let at = (page.blocks[block] as PageBlock).element;
  while (at >= 0 && (page.elements[at] as PageElement).tag !== ARTICLE) at = (page.elements[at] as PageElement).parent;
  return at;
}

function holds({ page }: MeasuredPage, outer: number, inner: number): boolean {
  let at = inner;
  while (at > outer) at = (page.elements[at] as PageElement).parent;
  return at === outer;
}

const wordsOf = (measured: MeasuredPage, i: number): number => (measured.measures[i] as TextMeasures).words;

/** The longest kept block, where it says what the others say (texts for a reading voice do); -1 where it doesn't. */
function findRunCopy(measured: MeasuredPage, rules: readonly (string | null)[]): number {
  let longest = -1;
  let most = 0;
  let total = 0;
  rules.forEach((rule, i) => {
    if (rule !== null) return;
    const words = wordsOf(measured, i);
    total += words;
    if (words <= most) return;
    most = words;
    longest = i;
  });
  if (most < LEAST_COPY || most < COPY_LENGTH * (total - most)) return -1;
  const others = new Set<number>();
  rules.forEach((rule, i) => {
    if (rule === null && i !== longest) for (const triple of triplesOf(measured, i)) others.add(triple);
  });
  const triples = triplesOf(measured, longest);
  return triples.filter((triple) => others.has(triple)).length >= COPY_SHARE * triples.length ? longest : -1;
}

function triplesOf({ measures, words }: MeasuredPage, i: number): number[] {
  const { from, to } = measures[i] as TextMeasures;
  const triples: number[] = [];
  for (let k = from + 2; k < to; k++) {
    const pair = mix(words.hashes[k - 2] as number, words.hashes[k - 1] as number);
    triples.push(mix(pair, words.hashes[k] as number));
  }
  return triples;
}
