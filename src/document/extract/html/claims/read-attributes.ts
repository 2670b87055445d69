import { ATTRIBUTE, attributeOf, type TreeElement } from '../page-tree.ts';
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
  const id = attributeOf(element, ATTRIBUTE.id);
  const testId = attributeOf(element, ATTRIBUTE['data-testid']);
  if (id !== undefined) marks |= readMarks(id);
  if (testId !== undefined) marks |= readMarks(testId);
  if (attributeOf(element, ATTRIBUTE.rel) === 'author') marks |= AUTHOR;
  return marks;
}

function recallMarks(element: TreeElement, known: KnownMarks): number {
  const { classes } = element;
  while (known.length <= classes) known.push(UNREAD);
  let marks = known[classes] as number;
  if (marks === UNREAD) {
    marks = readMarks(attributeOf(element, ATTRIBUTE.class) as string);
    known[classes] = marks;
  }
  return marks;
}

/** The last name of an item's schema.org type: its own item begins here. */
export function typeOf(element: TreeElement): string | undefined {
  if ((element.has & TYPING) === 0) return undefined;
  return typeName(attributeOf(element, ATTRIBUTE.itemtype) ?? attributeOf(element, ATTRIBUTE.typeof) ?? '');
}
