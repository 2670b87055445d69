import type { TreeElement, TreeNode } from '../parse/page-tree.ts';
import { tagSet } from '../parse/tag-table.ts';
import { evenSpaces } from './even-spaces.ts';

const HIDDEN = tagSet(['script', 'style', 'noscript', 'template', 'svg', 'button', 'select', 'iframe']);
/** Pieces of text in these are words of their own. */
const APART_TAGS = [
  'br',
  'p',
  'div',
  'li',
  'ul',
  'time',
  'h1',
  'h2',
  'h3',
  'section',
  'td',
  'dd',
  'dt',
  'figcaption',
  'address',
];
const APART = tagSet(APART_TAGS);
/** In bylines so are links and labels: `<span>By</span><a>Nora Hale</a><span>3 hours ago</span>`. */
export const APART_IN_BYLINES = tagSet([...APART_TAGS, 'a', 'span']);
const BREAK = tagSet(['br']);

/** The text of an element, spaces collapsed; no more than `longest` characters and `nodes` nodes are looked at. */
export function elementText(element: TreeElement, longest: number, apart = APART, nodes = 120): string {
  let text = '';
  let left = nodes;
  const stack: TreeNode[] = [];
  pushChildren(stack, element, nodes);
  while (stack.length > 0 && left-- > 0 && text.length < longest) {
    const node = stack.pop() as TreeNode;
    if (node.type === 'text') {
      text += node.data.length > longest ? node.data.slice(0, longest) : node.data;
    } else if (HIDDEN[node.tag.number] !== 1) {
      if (apart[node.tag.number] === 1) text += ' ';
      pushChildren(stack, node, nodes);
      if (BREAK[node.tag.number] === 1) text += ' ';
    }
  }
  return evenSpaces(text).trim();
}

/** The first children, so that the first comes off the stack first. */
function pushChildren(stack: TreeNode[], element: TreeElement, most: number): void {
  const from = stack.length;
  let node = element.firstChild;
  for (let count = 0; node !== null && count < most; count++) {
    stack.push(node);
    node = node.next;
  }
  for (let i = from, j = stack.length - 1; i < j; i++, j--) {
    const swapped = stack[i] as TreeNode;
    stack[i] = stack[j] as TreeNode;
    stack[j] = swapped;
  }
}
