import { ATTRIBUTE, attributeOf, type TreeElement } from '../page-tree.ts';
import { AUTHOR, readMarks } from './read-markers.ts';
import { typeName } from './type-name.ts';

const MARKING = ATTRIBUTE.class | ATTRIBUTE.id | ATTRIBUTE['data-testid'] | ATTRIBUTE.rel;
const TYPING = ATTRIBUTE.itemtype | ATTRIBUTE.typeof;

/** The marks of classes that were read before on the page. */
export type KnownMarks = Map<string, number>;

/** The marks of an element: what its names say of its content. */
export function marksOf(element: TreeElement, known: KnownMarks): number {
  if ((element.has & MARKING) === 0) return 0;
  const names = attributeOf(element, ATTRIBUTE.class);
  let marks = names === undefined ? 0 : recallMarks(names, known);
  if ((element.has & MARKING) === ATTRIBUTE.class) return marks;
  const id = attributeOf(element, ATTRIBUTE.id);
  const testId = attributeOf(element, ATTRIBUTE['data-testid']);
  if (id !== undefined) marks |= readMarks(id);
  if (testId !== undefined) marks |= readMarks(testId);
  if (attributeOf(element, ATTRIBUTE.rel) === 'author') marks |= AUTHOR;
  return marks;
}

function recallMarks(names: string, known: KnownMarks): number {
  let marks = known.get(names);
  if (marks === undefined) {
    marks = readMarks(names);
    known.set(names, marks);
  }
  return marks;
}

/** The last name of an item's schema.org type: its own item begins here. */
export function typeOf(element: TreeElement): string | undefined {
  if ((element.has & TYPING) === 0) return undefined;
  return typeName(attributeOf(element, ATTRIBUTE.itemtype) ?? attributeOf(element, ATTRIBUTE.typeof) ?? '');
}
