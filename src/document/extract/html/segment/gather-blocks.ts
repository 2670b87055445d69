import type { BlockKind } from '../../../../article.ts';
import { CHAR_CLASSES, SPACE } from '../parse/char-classes.ts';
import { CollapsedText, hasInk } from '../parse/collapse-space.ts';
import { INSIDE } from '../parse/inside.ts';
import type { TreeText } from '../parse/page-tree.ts';
import { TAG_ORDER } from '../parse/walk-facts.ts';
import type { PageBlock, PageElement } from './page.ts';

/** Blocks of one page; real ones have some hundreds. What lies behind is told as a number. */
const MAX_BLOCKS = 20_000;
const CELL_SEPARATOR = ' | ';
const CELL = new TextEncoder().encode(CELL_SEPARATOR);
const TRAILING_SPACE = /\s$/;
const ROW = TAG_ORDER.indexOf('tr');
const LIST_TAGS = new Set(['li', 'dd', 'dt'].map((name) => TAG_ORDER.indexOf(name)));

/** The state of the walk that blocks are gathered with. */
export class Gathering {
  readonly elements: PageElement[] = [];
  readonly blocks: PageBlock[] = [];
  /** The texts of the blocks. */
  readonly text = new CollapsedText();
  /** Index of the innermost element that breaks the line. */
  at = 0;
  block: Gathered | null = null;
  /** Open links, bold and italic tags. */
  links = 0;
  bold = 0;
  italic = 0;
  /** Number of the latest link, and of the latest one counted for a block. */
  link = 0;
  counted = -1;
  /** Innermost inline tag that was opened last. */
  inline = 0;
  unread = 0;
}

interface Gathered {
  /** The text of a block that keeps its spaces; null for all others, whose text is the last of `Gathering.text`. */
  verbatim: string | null;
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

/** White space: it separates words, and begins nothing. */
export function addBlank(state: Gathering, blank: TreeText): void {
  const { block } = state;
  if (block === null) return;
  if (block.verbatim === null) state.text.addSpace();
  else block.verbatim += blank.data;
}

export function addText(state: Gathering, piece: TreeText): void {
  piece.settle();
  const block = state.block ?? startBlock(state, piece);
  if (block === null) return;
  const length =
    block.verbatim === null ? state.text.add(piece.bytes, piece.from, piece.to) : trimmedLength(piece.data);
  if (block.verbatim !== null) block.verbatim += piece.data;
  if (length === 0) return;
  block.broken = false;
  if (state.links > 0) {
    block.linkLength += length;
    if (state.counted !== state.link) block.links++;
    state.counted = state.link;
  }
  if (state.bold > 0) block.boldLength += length;
  if (state.italic > 0) block.italicLength += length;
}

/** Null for a piece that begins none. */
function startBlock(state: Gathering, piece: TreeText): Gathered | null {
  if (!hasInk(piece.bytes, piece.from, piece.to)) return null;
  if (state.blocks.length >= MAX_BLOCKS) {
    state.unread += piece.data.length;
    return null;
  }
  const isVerbatim = ((state.elements[state.at] as PageElement).flags & INSIDE.pre) !== 0;
  state.block = {
    verbatim: isVerbatim ? '' : null,
    element: state.at,
    inline: state.inline,
    linkLength: 0,
    links: 0,
    boldLength: 0,
    italicLength: 0,
    breaks: 0,
    broken: false,
  };
  return state.block;
}

/** One `<br>` breaks the line within the block, two in a row end it. */
export function addBreak(state: Gathering): void {
  const { block } = state;
  if (block === null) return;
  if (block.verbatim !== null) block.verbatim += '\n';
  else if (block.broken) {
    flush(state);
    return;
  } else state.text.addBreak();
  block.broken = true;
  block.breaks++;
}

export function addCell(state: Gathering): void {
  const { block } = state;
  if (block === null) return;
  if (block.verbatim === null) state.text.add(CELL, 0, CELL.length);
  else block.verbatim += CELL_SEPARATOR;
}

export function flush(state: Gathering): void {
  const { block, text: gathered } = state;
  if (block === null) return;
  state.block = null;
  if (block.verbatim !== null) gathered.addVerbatim(trimVerbatim(block.verbatim));
  const { start: from, end: to } = gathered;
  const text = gathered.spell();
  gathered.next();
  if (text === '') return;
  state.blocks.push({
    text,
    from,
    to,
    kind: kindOf(state, state.elements[block.element] as PageElement),
    element: block.element,
    inline: block.inline,
    linkLength: Math.min(block.linkLength, text.length),
    links: block.links,
    boldLength: Math.min(block.boldLength, text.length),
    italicLength: Math.min(block.italicLength, text.length),
    breaks: block.breaks,
  });
}

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

function trimmedLength(data: string): number {
  let from = 0;
  let to = data.length;
  while (from < to && CHAR_CLASSES[data.charCodeAt(from)] === SPACE) from++;
  while (to > from && CHAR_CLASSES[data.charCodeAt(to - 1)] === SPACE) to--;
  return to - from;
}
