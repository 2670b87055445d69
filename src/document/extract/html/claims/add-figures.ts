import { ATTRIBUTE } from '../parse/attribute-names.ts';
import { attributeOf, type TreeElement, type TreeNode } from '../parse/page-tree.ts';
import type { ClaimList } from './claim-list.ts';
import { elementText } from './element-text.ts';

const MOST_NODES = 60;
/** Where an image's address stands, best first. */
const SOURCES = [ATTRIBUTE['data-src'], ATTRIBUTE.src, ATTRIBUTE['data-original']];
const ADDRESS = /^(?:https?:)?\/\/|^\//;

/** Images with captions: the value is the URL, a space, the caption. */
export function addFigures(figures: readonly TreeElement[], claims: ClaimList): void {
  for (const figure of figures) {
    const image = find(figure, 'img');
    const caption = find(figure, 'figcaption');
    const url = image && sourceOf(image);
    if (url) claims.add('image', caption ? `${url} ${elementText(caption, 500)}` : url, 'figure');
  }
}

function sourceOf(image: TreeElement): string | undefined {
  for (const name of SOURCES) {
    const url = attributeOf(image, name);
    if (url !== undefined && ADDRESS.test(url) && !url.includes(' ')) return url;
  }
  return undefined;
}

function find(root: TreeElement, name: string): TreeElement | undefined {
  const queue: TreeNode[] = [];
  addChildren(queue, root);
  for (let i = 0; i < queue.length && i < MOST_NODES; i++) {
    const node = queue[i] as TreeNode;
    if (node.type === 'text') continue;
    if (node.name === name) return node;
    addChildren(queue, node);
  }
  return undefined;
}

function addChildren(queue: TreeNode[], element: TreeElement): void {
  let node = element.firstChild;
  for (let count = 0; node !== null && count < MOST_NODES; count++) {
    queue.push(node);
    node = node.next;
  }
}
