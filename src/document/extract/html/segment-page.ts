import type { ChildNode, Document, Element, ParentNode } from 'domhandler';
import { breaksLine, isHidden, isSimpleRow } from './breaks-line.ts';
import { describeNames, mix, type Names } from './describe-names.ts';
import { addBreak, addCell, addText, flush, type Gathering, startGathering } from './gather-blocks.ts';
import type { Mark, Marks } from './mark-by-selectors.ts';
import { INSIDE, type Page, type PageElement } from './page.ts';
import { NO_ATTRIBUTES } from './parse-page.ts';
import { createTagTable, type TagFacts } from './walk-facts.ts';

const LINKED_DATA = /ld\+json/i;
/** What an element without attributes is named. */
const NO_NAMES: Names = describeNames('');
const NO_MARKS: Marks = new Map();
const BODY_PROPERTY = /articlebody|^text$/i;

interface Walk extends Gathering {
  readonly elements: PageElement[];
  readonly names: Map<string, Names>;
  readonly twins: Map<number, number>;
  readonly tags: ReturnType<typeof createTagTable>;
  readonly marks: Marks;
  /** The nodes of the elements that are open, innermost last. */
  readonly opened: Element[];
  readonly simpleRows: Set<ParentNode>;
  readonly statements: Element[];
}

/**
 * Cuts the page into blocks: runs of text between tags that break the line, `<hr>` or `<br><br>`. Inline tags don't cut.
 * One iterative walk; scripts, styles, form controls, templates and embedded media are no text.
 */
export function segmentPage(root: Document, marks: Marks = NO_MARKS): Page {
  const walk = startWalk(marks);
  let node: ChildNode | null = root.firstChild;
  while (node !== null) {
    const entered: boolean = enter(walk, node);
    const child: ChildNode | null = entered ? (node as Element).firstChild : null;
    if (child !== null) {
      node = child;
      continue;
    }
    if (entered) leave(walk, node as Element);
    node = nextInOrder(walk, node, root);
  }
  flush(walk);
  countTwins(walk);
  return { elements: walk.elements, blocks: walk.blocks, statements: walk.statements, unread: walk.unread };
}

/** The next node that isn't below `from`, leaving what ends on the way. */
function nextInOrder(walk: Walk, from: ChildNode, root: Document): ChildNode | null {
  let node: ChildNode = from;
  while (node.next === null) {
    const parent: ParentNode | null = node.parent;
    if (parent === null || parent === root) return null;
    node = parent as Element;
    leave(walk, node as Element);
  }
  return node.next;
}

function startWalk(marks: Marks): Walk {
  return {
    ...startGathering(),
    elements: [newElement(0, null, -1, 0, NO_NAMES, 0, null)],
    names: new Map(),
    twins: new Map(),
    tags: createTagTable(),
    marks,
    opened: [],
    simpleRows: new Set(),
    statements: [],
  };
}

/** True when the children are to be visited; then `leave` follows. */
function enter(walk: Walk, node: ChildNode): boolean {
  if (node.type === 'text') {
    addText(walk, node.data);
    return false;
  }
  if (!('attribs' in node)) return false;
  const element = node as Element;
  const facts = walk.tags.of(element.name);
  if (element.name === 'script' && LINKED_DATA.test(element.attribs['type'] ?? '')) walk.statements.push(element);
  if (facts.skipped || isInertTemplate(element)) return false;
  if (element.name === 'br') addBreak(walk);
  else if (element.name === 'hr') flush(walk);
  if (facts.leaf) return false;
  if (element.name === 'tr' && isSimpleRow(element, (name) => walk.tags.of(name).breaksLine))
    walk.simpleRows.add(element);
  if (walk.marks.has(element) || breaksLine(element, facts, walk.simpleRows)) {
    flush(walk);
    openElement(walk, element, facts);
  } else if (facts.cell) addCell(walk);
  if (facts.link) {
    walk.links++;
    walk.link++;
  }
  if (facts.bold) walk.bold++;
  if (facts.italic) walk.italic++;
  walk.inline = facts.breaksLine ? 0 : facts.id;
  return true;
}

function leave(walk: Walk, element: Element): void {
  const facts = walk.tags.of(element.name);
  if (walk.opened[walk.opened.length - 1] === element) {
    walk.opened.pop();
    flush(walk);
    walk.at = (walk.elements[walk.at] as PageElement).parent;
  }
  if (facts.link) walk.links--;
  if (facts.bold) walk.bold--;
  if (facts.italic) walk.italic--;
  walk.inline = 0;
}

/** A template with a shadow root is shown; any other waits for a script. */
const isInertTemplate = (element: Element): boolean =>
  element.name === 'template' && element.attribs['shadowrootmode'] === undefined;

function openElement(walk: Walk, element: Element, facts: TagFacts): void {
  const parent = walk.elements[walk.at] as PageElement;
  const attributes = element.attribs;
  let flags = parent.flags | facts.inside;
  if (walk.links > 0) flags |= INSIDE.link;
  const names = attributes === NO_ATTRIBUTES ? NO_NAMES : namesOf(walk, element);
  if (attributes !== NO_ATTRIBUTES) flags |= flagsOf(element);
  if (names.comments) flags |= INSIDE.comments;
  const key = twinKey(walk.at, facts.id, names);
  const twin = walk.twins.get(key) ?? 0;
  walk.twins.set(key, twin + 1);
  walk.elements.push(newElement(facts.id, parent, walk.at, flags, names, twin, walk.marks.get(element) ?? parent.mark));
  walk.at = walk.elements.length - 1;
  walk.opened.push(element);
}

function flagsOf(element: Element): number {
  const attributes = element.attribs;
  const hidden = isHidden(element) || attributes['aria-hidden'] === 'true' ? INSIDE.hidden : 0;
  const property = attributes['itemprop'];
  if (property === undefined) return hidden;
  return hidden | (BODY_PROPERTY.test(property) ? INSIDE.body : INSIDE.property);
}

function newElement(
  tag: number,
  above: PageElement | null,
  parent: number,
  flags: number,
  names: Names,
  twin: number,
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
    twin,
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

function namesOf(walk: Walk, element: Element): Names {
  const attributes = element.attribs;
  let text = attributes['class'] ?? '';
  const id = attributes['id'];
  if (id !== undefined) text += ` #${id}`;
  const role = attributes['role'] ?? attributes['itemprop'];
  if (role !== undefined) text += ` @${role}`;
  const component = attributes['data-testid'] ?? attributes['data-component'];
  if (component !== undefined) text += ` ${component}`;
  let names = walk.names.get(text);
  if (names === undefined) {
    names = describeNames(text);
    walk.names.set(text, names);
  }
  return names;
}

const twinKey = (parent: number, tag: number, names: Names): number => mix(mix(parent, names.look), tag);

function countTwins(walk: Walk): void {
  for (const element of walk.elements)
    element.twins = walk.twins.get(twinKey(element.parent, element.tag, element.names)) ?? 1;
}
