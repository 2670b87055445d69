/** Every attribute that extraction reads. */
const NAMES = [
  'class',
  'id',
  'style',
  'href',
  'role',
  'rel',
  'itemprop',
  'property',
  'name',
  'content',
  'type',
  'hidden',
  'aria-hidden',
  'data-testid',
  'data-component',
  'itemtype',
  'itemscope',
  'itemid',
  'typeof',
  'shadowrootmode',
  'http-equiv',
  'datetime',
  'pubdate',
  'lang',
  'xml:lang',
  'title',
  'src',
  'data-src',
  'data-original',
] as const;

export type AttributeName = (typeof NAMES)[number];

export const ATTRIBUTE_NAMES: readonly AttributeName[] = NAMES;

/** The bit of each attribute in `TreeElement.has`. */
export const ATTRIBUTE: Readonly<Record<AttributeName, number>> = Object.fromEntries(
  NAMES.map((name, i) => [name, 1 << i]),
) as Record<AttributeName, number>;
