import type { AnyNode, Document, Element } from 'domhandler';
import { ElementType } from 'htmlparser2';
import type { PageFacts } from './page-facts.ts';
import { PageWalk } from './page-walk.ts';

/** One walk over the tree by its own pointers: a million nested tags cost a million steps and no stack. */
export function walkPage(root: Document): PageFacts {
  const walk = new PageWalk();
  let node: AnyNode | null = root.children[0] ?? null;
  while (node !== null) {
    if (node.type === ElementType.Text) walk.text(node.data);
    else if (node.type === ElementType.Tag || node.type === ElementType.Script) {
      const inside = walk.enter(node) ? node.children[0] : undefined;
      if (inside !== undefined) {
        node = inside;
        continue;
      }
      walk.leave(node);
    }
    while (node.next === null) {
      const parent: Element | Document | null = node.parent as Element | Document | null;
      if (parent === null || parent === root) return walk.facts;
      walk.leave(parent as Element);
      node = parent;
    }
    node = node.next;
  }
  return walk.facts;
}
