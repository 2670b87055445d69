import { ATTRIBUTE, attributeOf, type TreeElement } from '../page-tree.ts';
import { AUTHOR, readMarks } from './read-markers.ts';
import { typeName } from './type-name.ts';

const MARKING = ATTRIBUTE.class | ATTRIBUTE.id | ATTRIBUTE['data-testid'] | ATTRIBUTE.rel;
const TYPING = ATTRIBUTE.itemtype | ATTRIBUTE.typeof;

/** The marks of an element: what its names say of its content. */
export function marksOf(element: TreeElement): number {
  if ((element.has & MARKING) === 0) return 0;
  const names = attributeOf(element, ATTRIBUTE.class);
  const id = attributeOf(element, ATTRIBUTE.id);
  const testId = attributeOf(element, ATTRIBUTE['data-testid']);
  let marks = names === undefined ? 0 : readMarks(names);
  if (id !== undefined) marks |= readMarks(id);
  if (testId !== undefined) marks |= readMarks(testId);
  if (attributeOf(element, ATTRIBUTE.rel) === 'author') marks |= AUTHOR;
  return marks;
}

/** The last name of an item's schema.org type: its own item begins here. */
export function typeOf(element: TreeElement): string | undefined {
  if ((element.has & TYPING) === 0) return undefined;
  return typeName(attributeOf(element, ATTRIBUTE.itemtype) ?? attributeOf(element, ATTRIBUTE.typeof) ?? '');
}
