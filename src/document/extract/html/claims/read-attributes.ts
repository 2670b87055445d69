import { AUTHOR, readMarks } from './read-markers.ts';
import { typeName } from './type-name.ts';

/** The marks of an element. Few look-ups by name: a loop over its attributes costs more. */
export function marksOf(attribs: Readonly<Record<string, string>>): number {
  const names = attribs['class'];
  const id = attribs['id'];
  const testId = attribs['data-testid'];
  let marks = names === undefined ? 0 : readMarks(names);
  if (id !== undefined) marks |= readMarks(id);
  if (testId !== undefined) marks |= readMarks(testId);
  if (attribs['rel'] === 'author') marks |= AUTHOR;
  return marks;
}

/** The last name of an item's schema.org type: its own item begins here. */
export function typeOf(attribs: Readonly<Record<string, string>>): string | undefined {
  const type = attribs['itemtype'] ?? attribs['typeof'];
  return type === undefined ? undefined : typeName(type);
}
