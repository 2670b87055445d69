import type { ChildNode, Document, Element, ParentNode } from 'domhandler';

/** Nodes looked at: the head comes first, and a page that hides its title later has none. */
const MAX_NODES = 3000;
const SOCIAL_TITLE = /^(?:og|twitter):title$/i;

/** What the head calls the page: `og:title`, and the `<title>` (both, joined, for comparing words only). */
export function findTitles(root: Document): { readonly social: string; readonly title: string } {
  let social = '';
  let title = '';
  let seen = 0;
  let node: ChildNode | null = root.firstChild;
  while (node !== null && seen++ < MAX_NODES) {
    if ('attribs' in node) {
      const element = node as Element;
      if (element.name === 'body') break;
      if (element.name === 'title' && title === '') title = textOf(element);
      else if (element.name === 'meta' && social === '') social = socialTitle(element);
    }
    node = next(node, root);
  }
  return { social, title };
}

function socialTitle(meta: Element): string {
  const name = meta.attribs['property'] ?? meta.attribs['name'] ?? '';
  return SOCIAL_TITLE.test(name) ? (meta.attribs['content'] ?? '') : '';
}

function textOf(element: Element): string {
  const child = element.firstChild;
  return child !== null && child.type === 'text' ? child.data.trim() : '';
}

function next(from: ChildNode, root: Document): ChildNode | null {
  let node: ChildNode = from;
  if ('children' in node && node.children[0] !== undefined && node.children[0] !== null)
    return node.children[0] as ChildNode;
  while (node.next === null) {
    const parent: ParentNode | null = node.parent;
    if (parent === null || parent === root) return null;
    node = parent as Element;
  }
  return node.next;
}
