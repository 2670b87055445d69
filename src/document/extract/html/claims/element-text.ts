import type { AnyNode, Element } from 'domhandler';

const HIDDEN = new Set(['script', 'style', 'noscript', 'template', 'svg', 'button', 'select', 'iframe']);
/** Pieces of text in these are words of their own. */
const APART = new Set([
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
]);
const SPACES = /\s+/g;

/** The text of an element, spaces collapsed; no more than `longest` characters and `nodes` nodes are looked at. */
export function elementText(element: Element, longest: number, nodes = 120): string {
  let text = '';
  let left = nodes;
  const stack: AnyNode[] = [...element.children.slice(0, nodes)].reverse();
  while (stack.length > 0 && left-- > 0 && text.length < longest) {
    const node = stack.pop() as AnyNode;
    if (node.type === 'text') {
      text += node.data.length > longest ? node.data.slice(0, longest) : node.data;
    } else if ('children' in node && !HIDDEN.has((node as Element).name)) {
      if (APART.has((node as Element).name)) text += ' ';
      for (let i = Math.min(node.children.length, nodes) - 1; i >= 0; i--) stack.push(node.children[i] as AnyNode);
      if ((node as Element).name === 'br') text += ' ';
    }
  }
  return text.replace(SPACES, ' ').trim();
}
