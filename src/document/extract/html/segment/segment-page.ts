import { ATTRIBUTE } from '../parse/attribute-names.ts';
import { INSIDE } from '../parse/inside.ts';
import { numberKeys } from '../parse/number-keys.ts';
import { attributeOf, type TreeElement, type TreeNode, type TreeParent, type TreeRoot } from '../parse/page-tree.ts';
import { tagsOf } from '../parse/tag-table.ts';
import { breaksLine, isSimpleRow } from './breaks-line.ts';
import { mix, type Names } from './describe-names.ts';
import { addBlank, addBreak, addCell, addText, flush, Gathering } from './gather-blocks.ts';
import type { Mark, Marks } from './mark-by-selectors.ts';
import { createNamer, flagsOf, NO_NAMES } from './name-element.ts';
import type { Page, PageElement } from './page.ts';

const LINKED_DATA = /ld\+json/i;
const NO_MARKS: Marks = new Map();

class Walk extends Gathering {
  readonly namesOf = createNamer();
  readonly marks: Marks;
  /** The nodes of the elements that are open, innermost last. */
  readonly opened: TreeElement[] = [];
  readonly simpleRows = new Set<TreeParent>();
  readonly statements: TreeElement[] = [];

  constructor(marks: Marks) {
    super();
    this.marks = marks;
    this.elements.push(newElement(0, null, -1, 0, NO_NAMES, null));
  }
}

/**
 * Cuts the page into blocks: runs of text between tags that break the line, `<hr>` or `<br><br>`. Inline tags don't cut.
 * One iterative walk; scripts, styles, form controls, templates and embedded media are no text.
 */
export function segmentPage(root: TreeRoot, marks: Marks = NO_MARKS): Page {
  const walk = new Walk(marks);
  let node: TreeNode | null = root.firstChild;
  while (node !== null) {
    const entered: boolean = enter(walk, node);
    const child: TreeNode | null = entered ? (node as TreeElement).firstChild : null;
    if (child !== null) {
      node = child;
      continue;
    }
    if (entered) leave(walk, node as TreeElement);
    node = nextInOrder(walk, node);
  }
  flush(walk);
  countTwins(walk.elements);
  const { elements, blocks, statements, unread } = walk;
  return { elements, blocks, texts: walk.text.bytes, statements, unread };
}

/** The next node that isn't below `from`, leaving what ends on the way. */
function nextInOrder(walk: Walk, from: TreeNode): TreeNode | null {
  let node: TreeNode = from;
  while (node.next === null) {
    const parent: TreeParent | null = node.parent;
    if (parent === null || parent.type === 'root') return null;
    node = parent;
    leave(walk, node);
  }
  return node.next;
}

/** True when the children are to be visited; then `leave` follows. */
function enter(walk: Walk, node: TreeNode): boolean {
  if (node.type === 'text') {
    if (node.isBlank) addBlank(walk, node);
    else addText(walk, node);
    return false;
  }
  const { tag } = node;
  if (tag === SCRIPT && LINKED_DATA.test(attributeOf(node, ATTRIBUTE.type) ?? '')) walk.statements.push(node);
  if (tag.skipped || (tag === TEMPLATE && isInert(node))) return false;
  if (tag === BR) addBreak(walk);
  else if (tag === HR) flush(walk);
  if (tag.leaf) return false;
  if (tag === ROW && isSimpleRow(node)) walk.simpleRows.add(node);
  if (breaksLine(node, walk.simpleRows) || walk.marks.has(node)) {
    flush(walk);
    openElement(walk, node);
  } else if (tag.cell) addCell(walk);
  if (tag.link) {
    walk.links++;
    walk.link++;
  }
  if (tag.bold) walk.bold++;
  if (tag.italic) walk.italic++;
  walk.inline = tag.breaksLine ? 0 : tag.id;
  return true;
}

const [SCRIPT, TEMPLATE, BR, HR, ROW] = tagsOf('script', 'template', 'br', 'hr', 'tr');

function leave(walk: Walk, element: TreeElement): void {
  const { tag } = element;
  if (walk.opened[walk.opened.length - 1] === element) {
    walk.opened.pop();
    flush(walk);
    walk.at = (walk.elements[walk.at] as PageElement).parent;
  }
  if (tag.link) walk.links--;
  if (tag.bold) walk.bold--;
  if (tag.italic) walk.italic--;
  walk.inline = 0;
}

/** A template with a shadow root is shown; any other waits for a script. */
const isInert = (template: TreeElement): boolean => (template.has & ATTRIBUTE.shadowrootmode) === 0;

function openElement(walk: Walk, element: TreeElement): void {
  const { tag } = element;
  const parent = walk.elements[walk.at] as PageElement;
  let flags = parent.flags | tag.inside;
  if (walk.links > 0) flags |= INSIDE.link;
  const names = walk.namesOf(element);
  flags |= flagsOf(element);
  if (names.comments) flags |= INSIDE.comments;
  const mark = walk.marks.get(element) ?? parent.mark;
  walk.elements.push(newElement(tag.id, parent, walk.at, flags, names, mark));
  walk.at = walk.elements.length - 1;
  walk.opened.push(element);
}

function newElement(
  tag: number,
  above: PageElement | null,
  parent: number,
  flags: number,
  names: Names,
  mark: Mark | null,
): PageElement {
  const own = mix(mix(0x811c9dc5, tag), names.look);
  return {
    tag,
    parent,
    depth: above === null ? 0 : above.depth + 1,
    flags,
    names,
    path: above === null ? 0 : mix(above.path, tag + 1),
    own,
    look: above === null ? own : mix(own, above.own),
    twin: 0,
    mark,
    twins: 1,
    blocks: 0,
    length: 0,
    linkLength: 0,
    paragraphs: 0,
    paragraphLength: 0,
    headings: 0,
    score: 0,
  };
}

const twinKey = ({ parent, tag, names }: PageElement): number => mix(mix(parent, names.look), tag);

/** Of all but the root. */
function countTwins(elements: readonly PageElement[]): void {
  const keys = new Int32Array(elements.length - 1);
  for (let i = 1; i < elements.length; i++) keys[i - 1] = twinKey(elements[i] as PageElement);
  const { numbers, count } = numberKeys(keys);
  const counts = new Int32Array(count);
  for (let i = 1; i < elements.length; i++) {
    const number = numbers[i - 1] as number;
    (elements[i] as PageElement).twin = counts[number] as number;
    counts[number] = (counts[number] as number) + 1;
  }
  for (let i = 1; i < elements.length; i++)
    (elements[i] as PageElement).twins = counts[numbers[i - 1] as number] as number;
}
