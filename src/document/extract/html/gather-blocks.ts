import type { BlockKind } from '../../../article.ts';
import { CHAR_CLASSES, SPACE } from './char-classes.ts';
import { BREAK_TEXT, collapseSpace } from './collapse-space.ts';
import { INSIDE } from './inside.ts';
import type { PageBlock, PageElement } from './page.ts';
import type { TreeText } from './page-tree.ts';
import { TAG_ORDER } from './walk-facts.ts';

/** Blocks of one page; real ones have some hundreds. What lies behind is told as a number. */
const MAX_BLOCKS = 20_000;
const CELL_SEPARATOR = ' | ';
const TRAILING_SPACE = /\s$/;
const ROW = TAG_ORDER.indexOf('tr');
const LIST_TAGS = new Set(['li', 'dd', 'dt'].map((name) => TAG_ORDER.indexOf(name)));

/** The state of the walk that blocks are gathered with. */
export interface Gathering {
  readonly elements: PageElement[];
  readonly blocks: PageBlock[];
  /** Index of the innermost element that breaks the line. */
  at: number;
  block: Gathered | null;
  /** Open links, bold and italic tags. */
  links: number;
  bold: number;
  italic: number;
  /** Number of the latest link, and of the latest one counted for a block. */
  link: number;
  counted: number;
  inline: number;
  unread: number;
}

interface Gathered {
  text: string;
  readonly element: number;
  readonly inline: number;
  linkLength: number;
  links: number;
  boldLength: number;
  italicLength: number;
  breaks: number;
  /** The last thing added was a `<br>`. */
  broken: boolean;
}

export function startGathering(): Gathering {
  return {
    elements: [],
    blocks: [],
    at: 0,
    block: null,
    links: 0,
    bold: 0,
    italic: 0,
    link: 0,
    counted: -1,
    inline: 0,
    unread: 0,
  };
}

/** White space: it separates words, and begins nothing. */
export function addBlank(state: Gathering, blank: TreeText): void {
  if (state.block !== null) state.block.text += isVerbatim(state) ? blank.data : ' ';
}

export function addText(state: Gathering, data: string): void {
  const blank = isBlank(data);
  let block = state.block;
  if (block === null) {
    if (blank) return;
    if (state.blocks.length >= MAX_BLOCKS) {
      state.unread += data.length;
      return;
    }
    block = startBlock(state);
    state.block = block;
  }
  block.text += data;
  if (blank) return;
  block.broken = false;
  if (state.links > 0) {
    block.linkLength += trimmedLength(data);
    if (state.counted !== state.link) block.links++;
    state.counted = state.link;
  }
  if (state.bold > 0) block.boldLength += trimmedLength(data);
  if (state.italic > 0) block.italicLength += trimmedLength(data);
}

function startBlock(state: Gathering): Gathered {
  return {
    text: '',
    element: state.at,
    inline: state.inline,
    linkLength: 0,
    links: 0,
    boldLength: 0,
    italicLength: 0,
    breaks: 0,
    broken: false,
  };
}

/** One `<br>` breaks the line within the block, two in a row end it. */
export function addBreak(state: Gathering): void {
  const block = state.block;
  if (block === null) return;
  if (block.broken && !isVerbatim(state)) {
    flush(state);
    return;
  }
  block.text += isVerbatim(state) ? '\n' : BREAK_TEXT;
  block.broken = true;
  block.breaks++;
}

export function addCell(state: Gathering): void {
  if (state.block !== null) state.block.text += CELL_SEPARATOR;
}

export function flush(state: Gathering): void {
  const block = state.block;
  if (block === null) return;
  state.block = null;
  const element = state.elements[block.element] as PageElement;
  const verbatim = (element.flags & INSIDE.pre) !== 0;
  const text = verbatim ? trimVerbatim(block.text) : collapseSpace(block.text);
  if (text === '') return;
  state.blocks.push({
    text,
    kind: kindOf(state, element),
    element: block.element,
    inline: block.inline,
    linkLength: Math.min(block.linkLength, text.length),
    links: block.links,
    boldLength: Math.min(block.boldLength, text.length),
    italicLength: Math.min(block.italicLength, text.length),
    breaks: block.breaks,
  });
}

const isVerbatim = (state: Gathering): boolean => ((state.elements[state.at]?.flags ?? 0) & INSIDE.pre) !== 0;

/** Code keeps its spaces, but for blank lines around it. */
function trimVerbatim(text: string): string {
  let from = 0;
  for (let i = 0; i < text.length && CHAR_CLASSES[text.charCodeAt(i)] === SPACE; i++)
    if (text.charCodeAt(i) === 10) from = i + 1;
  return TRAILING_SPACE.test(text) || from > 0 ? text.slice(from).trimEnd() : text;
}

function kindOf(state: Gathering, element: PageElement): BlockKind {
  const flags = element.flags;
  if (flags & INSIDE.pre) return 'code';
  if (flags & INSIDE.heading) return 'heading';
  if (flags & INSIDE.figcaption) return 'caption';
  if (flags & INSIDE.quote) return 'quote';
  if (element.tag === ROW) return 'table-row';
  return isListItem(state, element) ? 'list-item' : 'paragraph';
}

/** In a list item, or in a paragraph or box right in one. */
function isListItem(state: Gathering, element: PageElement): boolean {
  if ((element.flags & (INSIDE.item | INSIDE.definition)) === 0) return false;
  const parent = state.elements[element.parent];
  return LIST_TAGS.has(element.tag) || (parent !== undefined && LIST_TAGS.has(parent.tag));
}

function isBlank(data: string): boolean {
  for (let i = 0; i < data.length; i++) if (CHAR_CLASSES[data.charCodeAt(i)] !== SPACE) return false;
  return true;
}

function trimmedLength(data: string): number {
  let from = 0;
  let to = data.length;
  while (from < to && CHAR_CLASSES[data.charCodeAt(from)] === SPACE) from++;
  while (to > from && CHAR_CLASSES[data.charCodeAt(to - 1)] === SPACE) to--;
  return to - from;
}
