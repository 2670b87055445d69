import { wordList } from '../../../../text/word-list.ts';
import { ATTRIBUTE } from '../parse/attribute-names.ts';
import { attributeOf, type TreeElement, type TreeNode } from '../parse/page-tree.ts';
import { tagSet } from '../parse/tag-table.ts';

const DISPLAY_NONE = /display\s{0,4}:\s{0,4}none|visibility\s{0,4}:\s{0,4}hidden/i;
const DISPLAY_BLOCK = /display\s{0,4}:\s{0,4}block/i;
/** Under these an element of the page's own making is part of the sentence. */
const TEXT_PARENTS = tagSet(
  wordList('p li h1 h2 h3 h4 h5 h6 a span em strong b i u small sub sup cite q mark time abbr code font dd dt td th'),
);

/** Taken out of sight in a way that the page itself states. */
export function isHidden(element: TreeElement): boolean {
  const hidden = attributeOf(element, ATTRIBUTE.hidden);
  if (hidden !== undefined && hidden !== 'until-found') return true;
  const style = attributeOf(element, ATTRIBUTE.style);
  return style !== undefined && DISPLAY_NONE.test(style);
}

/** Whether text before, in and after the element stands on lines of its own. Depends on nothing but the tree. */
export function breaksLine(element: TreeElement, simpleRows: ReadonlySet<unknown>): boolean {
  const { tag, has } = element;
  if (tag.breaksLine) return !tag.cell || !simpleRows.has(element.parent);
  if ((has & ATTRIBUTE.hidden) !== 0) return true;
  if ((has & ATTRIBUTE.style) !== 0) {
    const style = attributeOf(element, ATTRIBUTE.style) as string;
    if (DISPLAY_NONE.test(style) || DISPLAY_BLOCK.test(style)) return true;
  }
  return tag.custom && isBoxAmongBoxes(element);
}

const isBoxAmongBoxes = ({ parent }: TreeElement): boolean =>
  parent === null || parent.type === 'root' || TEXT_PARENTS[parent.tag.number] !== 1;

/** Nodes looked at to tell a row of data from a row of layout. */
const ROW_NODES = 200;
const ROW_LENGTH = 600;

/** A table row of short cells without blocks in them: it reads as one line. */
export function isSimpleRow(row: TreeElement): boolean {
  let seen = 0;
  let length = 0;
  let cells = 0;
  let node: TreeNode | null = row.firstChild;
  while (node !== null) {
    if (++seen > ROW_NODES) return false;
    if (node.type === 'text') {
      length += node.data.trim().length;
      if (length > ROW_LENGTH) return false;
    } else {
      if (node.tag.cell) cells++;
      else if (node.tag.breaksLine) return false;
      if (node.firstChild !== null) {
        node = node.firstChild;
        continue;
      }
    }
    node = nextWithin(node, row);
  }
  return cells > 1;
}

function nextWithin(from: TreeNode, row: TreeElement): TreeNode | null {
  let node: TreeNode = from;
  while (node.next === null) {
    const { parent } = node;
    if (parent === null || parent === row || parent.type === 'root') return null;
    node = parent;
  }
  return node.next;
}
