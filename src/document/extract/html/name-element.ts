import { isHidden } from './breaks-line.ts';
import { describeNames, type Names } from './describe-names.ts';
import { INSIDE } from './inside.ts';
import { ATTRIBUTE, attributeOf, type TreeElement } from './page-tree.ts';

/** What an element without attributes is named. */
export const NO_NAMES: Names = describeNames('');
const NAMING =
  ATTRIBUTE.class |
  ATTRIBUTE.id |
  ATTRIBUTE.role |
  ATTRIBUTE.itemprop |
  ATTRIBUTE['data-testid'] |
  ATTRIBUTE['data-component'];
const FLAGGING = ATTRIBUTE.hidden | ATTRIBUTE.style | ATTRIBUTE['aria-hidden'] | ATTRIBUTE.itemprop;
const BODY_PROPERTY = /articlebody|^text$/i;

/** For one page: what each element is called, taken apart once for each spelling. */
export function createNamer(): (element: TreeElement) => Names {
  const byClasses: (Names | null)[] = [];
  const bySpelling = new Map<string, Names>();
  let count = 0;
  const describe = (spelling: string): Names => describeNames(spelling, ++count);
  const recall = (spelling: string): Names => {
    let names = bySpelling.get(spelling);
    if (names === undefined) {
      names = describe(spelling);
      bySpelling.set(spelling, names);
    }
    return names;
  };
  return (element) => {
    const naming = element.has & NAMING;
    if (naming === 0) return NO_NAMES;
    // Ids stand once on a page: nothing would be found again.
    if ((naming & ATTRIBUTE.id) !== 0) return describe(spellNames(element));
    if (naming !== ATTRIBUTE.class) return recall(spellNames(element));
    const { classes } = element;
    while (byClasses.length <= classes) byClasses.push(null);
    let names = byClasses[classes] as Names | null;
    if (names === null) {
      names = describe(attributeOf(element, ATTRIBUTE.class) as string);
      byClasses[classes] = names;
    }
    return names;
  };
}

function spellNames(element: TreeElement): string {
  let text = attributeOf(element, ATTRIBUTE.class) ?? '';
  if ((element.has & NAMING) === ATTRIBUTE.class) return text;
  const id = attributeOf(element, ATTRIBUTE.id);
  if (id !== undefined) text += ` #${id}`;
  const role = attributeOf(element, ATTRIBUTE.role) ?? attributeOf(element, ATTRIBUTE.itemprop);
  if (role !== undefined) text += ` @${role}`;
  const component = attributeOf(element, ATTRIBUTE['data-testid']) ?? attributeOf(element, ATTRIBUTE['data-component']);
  return component === undefined ? text : `${text} ${component}`;
}

/** Bits of `INSIDE` that attributes set. */
export function flagsOf(element: TreeElement): number {
  if ((element.has & FLAGGING) === 0) return 0;
  const isOut = isHidden(element) || attributeOf(element, ATTRIBUTE['aria-hidden']) === 'true';
  const hidden = isOut ? INSIDE.hidden : 0;
  const property = attributeOf(element, ATTRIBUTE.itemprop);
  if (property === undefined) return hidden;
  return hidden | (BODY_PROPERTY.test(property) ? INSIDE.body : INSIDE.property);
}
