import type { MeasuredPage } from '../measure/measure-page.ts';
import { INSIDE } from '../parse/inside.ts';
import { describeNames } from '../segment/describe-names.ts';
import type { Page, PageBlock, PageElement } from '../segment/page.ts';
import { bestThreshold } from './best-threshold.ts';
import { dropSecondTexts } from './drop-second-texts.ts';
import { endsInCredit } from './ends-in-credit.ts';
import { foldCopies } from './fold-copies.ts';
import { isStandfirst } from './is-standfirst.ts';
import { removalRule } from './name-removal.ts';

/**
 * The chance from which a block is the article's: higher on pages that call themselves news, which print more around and
 * within their articles that isn't them; lower on guides, lists and posts, whose parts look less like an article's.
 */
const NEWS_THRESHOLD = 0.6;
const OTHER_THRESHOLD = 0.5;
/** Down to here where the whole of such a page is in doubt. */
const LEAST_THRESHOLD = 0.4;
const NEWS_TYPE = 'NewsArticle"';
/** Where no block has it: from half the best chance on, if that is anything at all. */
const FAINTEST = 0.05;
const DOUBTED_THRESHOLD = 0.55;
/** A standfirst needs no more than this, on news pages too. */
const STANDFIRST_THRESHOLD = 0.5;
/**
 * What remains of a chance in containers whose text the model lets pass too often: on the development pages nine in ten
 * words kept there (four in five in forms) were not the article's.
 */
const DOUBTS: readonly { readonly flags: number; readonly factor: number }[] = [
  { flags: INSIDE.noscript, factor: 0 },
  { flags: INSIDE.comments, factor: 0.3 },
  { flags: INSIDE.figcaption | INSIDE.dialog | INSIDE.footer, factor: 0.5 },
  { flags: INSIDE.form, factor: 0.65 },
];

/** Captions that aren't marked up as such, but named, or that end with the photographer. */
const CAPTION = describeNames('caption').tokens[0] as number;
const CAPTION_DOUBT = 0.5;
const CAPTION_LEVELS = 3;

/** For each block the rule that takes it out, or null where it stays. */
export function decideBlocks(measured: MeasuredPage, judged: Float32Array): (string | null)[] {
  const { page, headline } = measured;
  const bar = isNews(page) ? NEWS_THRESHOLD : barOf(measured, judged);
  const chances = judged.map((chance, i) => adjust(measured, i, chance, bar));
  const threshold = thresholdFor(chances, headline, bar);
  const copies = foldCopies(measured, chances, threshold);
  const rules = page.blocks.map((block, i) => {
    if (i === headline) return 'headline';
    const mark = elementOf(measured, block).mark;
    if (mark !== null) return mark.keep ? null : mark.rule;
    if ((chances[i] as number) < threshold) return removalRule(page, block);
    return copies[i] === 1 ? 'html/repeated' : null;
  });
  dropSecondTexts(measured, rules);
  return rules;
}

const isNews = (page: Page): boolean =>
  page.statements.some(({ firstChild }) => firstChild?.type === 'text' && firstChild.data.includes(NEWS_TYPE));

const barOf = (measured: MeasuredPage, judged: Float32Array): number =>
  Math.max(LEAST_THRESHOLD, Math.min(OTHER_THRESHOLD, bestThreshold(measured, judged)));

/** What stands in a doubtful place needs more than elsewhere, whatever the page's bar. */
function adjust(measured: MeasuredPage, i: number, chance: number, bar: number): number {
  if (chance >= STANDFIRST_THRESHOLD && chance < bar && isStandfirst(measured, i)) return bar;
  const block = measured.page.blocks[i] as PageBlock;
  const isCaption = chance >= bar && (isNamedCaption(measured.page, block) || endsInCredit(block.text));
  const factor = Math.min(isCaption ? CAPTION_DOUBT : 1, doubtOf(elementOf(measured, block).flags));
  const doubted = chance * factor;
  return factor < 1 && doubted < DOUBTED_THRESHOLD ? (doubted * bar) / DOUBTED_THRESHOLD : doubted;
}

function doubtOf(flags: number): number {
  for (const doubt of DOUBTS) if (flags & doubt.flags) return doubt.factor;
  return 1;
}

/** The block's element or one of the two above has the word in its names. */
function isNamedCaption({ elements }: Page, { element }: PageBlock): boolean {
  let at = element;
  for (let level = 0; level < CAPTION_LEVELS && at > 0; level++) {
    const { names, parent } = elements[at] as PageElement;
    if (names.tokens.includes(CAPTION)) return true;
    at = parent;
  }
  return false;
}

const elementOf = ({ page }: MeasuredPage, block: PageBlock): PageElement =>
  page.elements[block.element] as PageElement;

/** The headline doesn't count: a page that holds nothing else of the article needs a lower bar. */
function thresholdFor(chances: Float32Array, headline: number, bar: number): number {
  let most = 0;
  chances.forEach((chance, i) => {
    if (i !== headline && chance > most) most = chance;
  });
  return most >= bar ? bar : Math.max(FAINTEST, most / 2);
}
