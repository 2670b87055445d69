import type { TreeNode, TreeParent, TreeRoot } from '../parse/page-tree.ts';
import type { PageFacts } from './page-facts.ts';
import { PageWalk } from './page-walk.ts';

/** One walk over the tree by its own pointers: a million nested tags cost a million steps and no stack. */
export function walkPage(root: TreeRoot): PageFacts {
  const walk = new PageWalk();
  let node: TreeNode | null = root.firstChild;
  while (node !== null) {
    if (node.type === 'text') {
      if (node.isBlank) walk.blank();
      else walk.text(node);
    } else {
      const inside: TreeNode | null = walk.enter(node) ? node.firstChild : null;
      if (inside !== null) {
        node = inside;
        continue;
      }
      walk.leave(node);
    }
    while (node.next === null) {
      const parent: TreeParent | null = node.parent;
      if (parent === null || parent.type === 'root') return walk.facts;
      walk.leave(parent);
      node = parent;
    }
    node = node.next;
  }
  return walk.facts;
}
