import { ATTRIBUTE } from '../parse/attribute-names.ts';
import { addValue, attributeOf, type TreeElement } from '../parse/page-tree.ts';
import { UnitList } from '../parse/unit-list.ts';
import { AUTHOR, readMarks } from './read-markers.ts';
import { typeName } from './type-name.ts';

const MARKING = ATTRIBUTE.class | ATTRIBUTE.id | ATTRIBUTE['data-testid'] | ATTRIBUTE.rel;
const UNREAD = -1;
const TYPING = ATTRIBUTE.itemtype | ATTRIBUTE.typeof;

/** The marks of classes that were read before on the page, by the classes' numbers. */
export type KnownMarks = number[];

/** The marks of an element: what its names say of its content. */
export function marksOf(element: TreeElement, known: KnownMarks): number {
  if ((element.has & MARKING) === 0) return 0;
  let marks = element.classes === 0 ? 0 : recallMarks(element, known);
  if ((element.has & MARKING) === ATTRIBUTE.class) return marks;
  if ((element.has & ATTRIBUTE.id) !== 0) marks |= readValue(element, ATTRIBUTE.id);
  if ((element.has & ATTRIBUTE['data-testid']) !== 0) marks |= readValue(element, ATTRIBUTE['data-testid']);
  if (attributeOf(element, ATTRIBUTE.rel) === 'author') marks |= AUTHOR;
  return marks;
}

function recallMarks(element: TreeElement, known: KnownMarks): number {
  const { classes } = element;
  while (known.length <= classes) known.push(UNREAD);
  let marks = known[classes] as number;
  if (marks === UNREAD) {
    marks = readValue(element, ATTRIBUTE.class);
    known[classes] = marks;
  }
  return marks;
}

/** One for all calls: nothing in it outlives a call. */
const SPELLING = new UnitList();

function readValue(element: TreeElement, bit: number): number {
  SPELLING.clear();
  addValue(element, bit, SPELLING);
  return readMarks(SPELLING);
}

/** The last name of an item's schema.org type: its own item begins here. */
export function typeOf(element: TreeElement): string | undefined {
  if ((element.has & TYPING) === 0) return undefined;
  return typeName(attributeOf(element, ATTRIBUTE.itemtype) ?? attributeOf(element, ATTRIBUTE.typeof) ?? '');
}
