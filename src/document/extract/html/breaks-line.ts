import type { Element } from 'domhandler';
import { NO_ATTRIBUTES } from './parse-page.ts';
import type { TagFacts } from './walk-facts.ts';

const DISPLAY_NONE = /display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden/i;
const DISPLAY_BLOCK = /display\s{0,4}:\s{0,4}block/i;
/** Under these an element of the page's own making is part of the sentence. */
const TEXT_PARENTS = new Set(
  'p li h1 h2 h3 h4 h5 h6 a span em strong b i u small sub sup cite q mark time abbr code font dd dt td th'.split(' '),
);

/** Taken out of sight in a way that the page itself states. */
export function isHidden(element: Element): boolean {
  const attributes = element.attribs;
  if (attributes['hidden'] !== undefined && attributes['hidden'] !== 'until-found') return true;
  const style = attributes['style'];
  return style !== undefined && DISPLAY_NONE.test(style);
}

/** Whether text before, in and after the element stands on lines of its own. Depends on nothing but the tree. */
export function breaksLine(element: Element, facts: TagFacts, simpleRows: ReadonlySet<unknown>): boolean {
  if (facts.breaksLine) return !facts.cell || !simpleRows.has(element.parent);
  if (element.attribs === NO_ATTRIBUTES) return facts.custom && isBoxAmongBoxes(element);
  const style = element.attribs['style'];
  if (style !== undefined && (DISPLAY_NONE.test(style) || DISPLAY_BLOCK.test(style))) return true;
  if (element.attribs['hidden'] !== undefined) return true;
  return facts.custom && isBoxAmongBoxes(element);
}

const isBoxAmongBoxes = (element: Element): boolean =>
  !TEXT_PARENTS.has((element.parent as Element | null)?.name ?? '');

/** Nodes looked at to tell a row of data from a row of layout. */
const ROW_NODES = 200;
const ROW_LENGTH = 600;

/** A table row of short cells without blocks in them: it reads as one line. */
export function isSimpleRow(row: Element, breaks: (name: string) => boolean): boolean {
  let seen = 0;
  let length = 0;
  let cells = 0;
  const pending = [...row.children].reverse();
  while (pending.length > 0) {
    const node = pending.pop();
    if (node === undefined || ++seen > ROW_NODES) return false;
    if (node.type === 'text') {
      length += node.data.trim().length;
      if (length > ROW_LENGTH) return false;
    } else if ('children' in node) {
      const element = node as Element;
      if (element.name === 'td' || element.name === 'th') cells++;
      else if (breaks(element.name)) return false;
      if (element.children.length > ROW_NODES) return false;
      for (let i = element.children.length - 1; i >= 0; i--) pending.push(element.children[i] as (typeof pending)[0]);
    }
  }
  return cells > 1;
}
