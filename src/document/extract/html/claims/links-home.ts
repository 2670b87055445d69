import { ATTRIBUTE } from '../parse/attribute-names.ts';
import { attributeOf, type TreeElement, type TreeNode } from '../parse/page-tree.ts';
import { tagsOf } from '../parse/tag-table.ts';

const [LINK] = tagsOf('a');
const MOST_NODES = 30;
const LONGEST_ADDRESS = 300;
/** `/`, `https://example.org`, `../index.php`, `/de/`, `/?locale=de`; of an archived copy, too. */
const HOME =
  /^(?:\S{0,200}https?:)?(?:\/\/[^/\s?#]+)?(?:\.{0,2}\/)*(?:[a-z]{2}(?:[-_][a-z]{2})?\/?)?(?:(?:index|home|default)\.[a-z]{3,5})?(?:\?(?:lang|language|locale|hl|utm_\w+)=\S*)?(?:#\S*)?$/i;

/** Whether a heading is linked to the front page: such a one names the site, not the article. */
export function linksHome(heading: TreeElement): boolean {
  const { parent } = heading;
  if (parent?.type === 'element' && parent.tag === LINK && isHome(parent)) return true;
  const queue: TreeNode[] = [heading];
  for (let i = 0; i < queue.length && i < MOST_NODES; i++) {
    const node = queue[i] as TreeNode;
    if (node.type === 'text') continue;
    if (node.tag === LINK) return isHome(node);
    for (let child = node.firstChild; child !== null && queue.length < MOST_NODES; child = child.next)
      queue.push(child);
  }
  return false;
}

function isHome(link: TreeElement): boolean {
  const href = attributeOf(link, ATTRIBUTE.href)?.trim() ?? '';
  return href !== '' && !href.startsWith('#') && href.length <= LONGEST_ADDRESS && HOME.test(href);
}
