import type { AnyNode, Element } from 'domhandler';
import type { ClaimList } from './claim-list.ts';
import { elementText } from './element-text.ts';

const MOST_NODES = 60;
const ADDRESS = /^(?:https?:)?\/\/|^\//;

/** Images with captions: the value is the URL, a space, the caption. */
export function addFigures(figures: readonly Element[], claims: ClaimList): void {
  for (const figure of figures) {
    const image = find(figure, 'img');
    const caption = find(figure, 'figcaption');
    const url = image && sourceOf(image);
    if (url) claims.add('image', caption ? `${url} ${elementText(caption, 500)}` : url, 'figure');
  }
}

function sourceOf(image: Element): string | undefined {
  const { attribs } = image;
  return [attribs['data-src'], attribs['src'], attribs['data-original']].find(
    (url) => url !== undefined && ADDRESS.test(url) && !url.includes(' '),
  );
}

function find(root: Element, name: string): Element | undefined {
  const queue: AnyNode[] = [...root.children.slice(0, MOST_NODES)];
  for (let i = 0; i < queue.length && i < MOST_NODES; i++) {
    const node = queue[i] as AnyNode;
    if (!('children' in node)) continue;
    if ((node as Element).name === name) return node as Element;
    queue.push(...node.children.slice(0, MOST_NODES));
  }
  return undefined;
}
