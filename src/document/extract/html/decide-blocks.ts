import { describeNames } from './describe-names.ts';
import { dropSecondTexts } from './drop-second-texts.ts';
import { foldCopies } from './fold-copies.ts';
import type { MeasuredPage } from './measure-page.ts';
import { removalRule } from './name-removal.ts';
import { INSIDE, type Page, type PageBlock, type PageElement } from './page.ts';

/** The chance from which a block is the article's. */
const THRESHOLD = 0.55;
/** Where no block has it: from half the best chance on, if that is anything at all. */
const FAINTEST = 0.05;
/**
 * What remains of a chance in containers whose text the model lets pass too often: on the development pages nine in ten
 * words kept there (four in five in forms) were not the article's.
 */
const DOUBTS: readonly (readonly [flag: number, factor: number])[] = [
  [INSIDE.noscript, 0],
  [INSIDE.comments, 0.3],
  [INSIDE.figcaption | INSIDE.dialog | INSIDE.footer, 0.5],
  [INSIDE.form, 0.65],
];

/** Captions that aren't marked up as such, but named. */
const CAPTION = describeNames('caption').tokens[0] as number;
const CAPTION_DOUBT = 0.5;
const CAPTION_LEVELS = 3;

/** For each block the rule that takes it out, or null where it stays. */
export function decideBlocks(measured: MeasuredPage, judged: Float32Array): (string | null)[] {
  const { page, headline } = measured;
  const chances = judged.map((chance, i) => adjust(measured, i, chance));
  const threshold = thresholdFor(chances, headline);
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

function adjust(measured: MeasuredPage, i: number, chance: number): number {
  const block = measured.page.blocks[i] as PageBlock;
  const { flags } = elementOf(measured, block);
  for (const [flag, factor] of DOUBTS) if (flags & flag) return chance * factor;
  return chance >= THRESHOLD && isNamedCaption(measured.page, block) ? chance * CAPTION_DOUBT : chance;
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

/** The headline doesn't count: a page that holds nothing else of the article needs the lower bar. */
function thresholdFor(chances: Float32Array, headline: number): number {
  let most = 0;
  chances.forEach((chance, i) => {
    if (i !== headline && chance > most) most = chance;
  });
  return most >= THRESHOLD ? THRESHOLD : Math.max(FAINTEST, most / 2);
}
