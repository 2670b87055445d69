import { ATTRIBUTE } from '../parse/attribute-names.ts';
import { INSIDE } from '../parse/inside.ts';
import { addValue, attributeOf, type TreeElement } from '../parse/page-tree.ts';
import { UnitList } from '../parse/unit-list.ts';
import { isHidden } from './breaks-line.ts';
import { describeNames, describeUnits, type Names } from './describe-names.ts';

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

/** For one page: what each element is called, taken apart once for each class attribute. */
export function createNamer(): (element: TreeElement) => Names {
  const byClasses: (Names | null)[] = [];
  const list = new UnitList();
  let count = 0;
  return (element) => {
    const naming = element.has & NAMING;
    if (naming === 0) return NO_NAMES;
    const { classes } = element;
    const isClassed = naming === ATTRIBUTE.class;
    while (isClassed && byClasses.length <= classes) byClasses.push(null);
    const known = isClassed ? (byClasses[classes] as Names | null) : null;
    if (known !== null) return known;
    spellNames(element, list);
    const names = describeUnits(list, ++count);
    if (isClassed) byClasses[classes] = names;
    return names;
  };
}

/** `class #id @role component`, or what the element has of it. */
function spellNames(element: TreeElement, list: UnitList): void {
  const { has } = element;
  list.clear();
  if ((has & ATTRIBUTE.class) !== 0) addValue(element, ATTRIBUTE.class, list);
  if ((has & ATTRIBUTE.id) !== 0) addNamed(' #', element, ATTRIBUTE.id, list);
  const role = (has & ATTRIBUTE.role) === 0 ? ATTRIBUTE.itemprop : ATTRIBUTE.role;
  if ((has & role) !== 0) addNamed(' @', element, role, list);
  const component = (has & ATTRIBUTE['data-testid']) === 0 ? ATTRIBUTE['data-component'] : ATTRIBUTE['data-testid'];
  if ((has & component) !== 0) addNamed(' ', element, component, list);
}

function addNamed(sign: string, element: TreeElement, bit: number, list: UnitList): void {
  list.addString(sign);
  addValue(element, bit, list);
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
