import type { ChildNode, Document, Element, ParentNode } from 'domhandler';

/** Nodes looked at: the head comes first, and a page that hides its title later has none. */
const MAX_NODES = 3000;
const TITLE = /^(?:og|twitter):title$/i;
const DESCRIPTION = /^(?:(?:og|twitter):)?description$/i;

/** What the head says in words. Used to compare with the blocks, never as metadata: claims are collected elsewhere. */
export interface Head {
  /** `og:title`, else `<title>`. */
  readonly title: string;
  readonly description: string;
}

export function readHead(root: Document): Head {
  const found = { title: '', social: '', description: '' };
  let seen = 0;
  let node: ChildNode | null = root.firstChild;
  while (node !== null && seen++ < MAX_NODES) {
    if ('attribs' in node) {
      const element = node as Element;
      if (element.name === 'title' && found.title === '') found.title = textOf(element);
      else if (element.name === 'meta') readMeta(element, found);
    }
    node = nextNode(node, root);
  }
  return { title: found.social || found.title, description: found.description };
}

function readMeta(meta: Element, found: { social: string; description: string }): void {
  const name = meta.attribs['property'] ?? meta.attribs['name'];
  const content = meta.attribs['content'];
  if (name === undefined || content === undefined) return;
  if (found.social === '' && TITLE.test(name)) found.social = content;
  else if (content.length > found.description.length && DESCRIPTION.test(name)) found.description = content;
}

function textOf(element: Element): string {
  const child = element.firstChild;
  return child !== null && child.type === 'text' ? child.data.trim() : '';
}

function nextNode(from: ChildNode, root: Document): ChildNode | null {
  let node: ChildNode = from;
  if ('children' in node) {
    const child: ChildNode | undefined = node.children[0];
    if (child !== undefined) return child;
  }
  while (node.next === null) {
    const parent: ParentNode | null = node.parent;
    if (parent === null || parent === root) return null;
    node = parent as Element;
  }
  return node.next;
}
