/**
 * The tree of a page, as small as the walks over it allow: siblings are linked instead of listed, of the attributes only
 * those that anything reads are kept, and texts and values are no strings before somebody asks for them.
 */
import { HAS_INK, NO_SOURCE, type PageSource } from './page-source.ts';
import type { Tag } from './tag-table.ts';

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

export type TreeNode = TreeElement | TreeText;
export type TreeParent = TreeElement | TreeRoot;

export class TreeText {
  readonly type = 'text';
  /** Nothing but spaces, tabs and line ends: the indentation between tags, most texts of a page. */
  isBlank: boolean;
  parent: TreeParent | null = null;
  next: TreeNode | null = null;
  private readonly source: PageSource;
  private readonly from: number;
  private readonly to: number;
  private readonly signs: number;
  /** What it says, once somebody asked. */
  private said: string | null = null;

  /** @param signs what was seen of it: bits of `PageSource.text` */
  constructor(source: PageSource, from: number, to: number, signs: number) {
    this.source = source;
    this.from = from;
    this.to = to;
    this.signs = signs;
    this.isBlank = (signs & HAS_INK) === 0;
  }

  get data(): string {
    this.said ??= this.source.text(this.from, this.to, this.signs);
    return this.said;
  }

  append(from: number, to: number, signs: number): void {
    this.said = this.data + this.source.text(from, to, signs);
    this.isBlank &&= (signs & HAS_INK) === 0;
  }
}

export class TreeRoot {
  readonly type = 'root';
  /** Elements that are asked for wherever they stand, in order: those of the tags with `isNoted`. */
  readonly noted: TreeElement[] = [];
  firstChild: TreeNode | null = null;
  lastChild: TreeNode | null = null;
}

/** What was read of a tag beside its name. */
export interface ReadAttributes {
  readonly source: PageSource;
  /** Bits of `ATTRIBUTE`, and the number of the first value; the others follow in the order of the bits. */
  readonly has: number;
  readonly first: number;
  /** Number of its class attribute among those of the page; 0 without. */
  readonly classes: number;
  /** All attributes, where they are wanted and there are any. */
  readonly record: ReadonlyMap<string, string> | null;
  /** The tag ended in `/>`. */
  readonly closesItself: boolean;
}

const NO_ATTRIBUTES: ReadAttributes = {
  source: NO_SOURCE,
  has: 0,
  first: 0,
  classes: 0,
  record: null,
  closesItself: false,
};

export class TreeElement {
  readonly type = 'element';
  readonly tag: Tag;
  readonly source: PageSource;
  /** Bits of `ATTRIBUTE`. */
  readonly has: number;
  /** Number of the first value in `source`; the others follow in the order of the bits. */
  readonly first: number;
  /** Number of the class attribute among those of the page; 0 without. */
  readonly classes: number;
  parent: TreeParent | null = null;
  next: TreeNode | null = null;
  firstChild: TreeNode | null = null;
  lastChild: TreeNode | null = null;
  private record: Readonly<Record<string, string>> | null;

  constructor(tag: Tag, read: ReadAttributes = NO_ATTRIBUTES) {
    this.tag = tag;
    this.source = read.source;
    this.has = read.has;
    this.first = read.first;
    this.classes = read.classes;
    this.record = read.record === null ? null : Object.fromEntries(read.record);
  }

  get name(): string {
    return this.tag.name;
  }

  /** All attributes, or those of `ATTRIBUTE`. For hot loops there are `has` and `attributeOf`. */
  get attribs(): Readonly<Record<string, string>> {
    this.record ??= listAttributes(this);
    return this.record;
  }
}

/** The next node in the order of the page. */
export function nextNode(from: TreeNode): TreeNode | null {
  if (from.type === 'element' && from.firstChild !== null) return from.firstChild;
  let node: TreeNode = from;
  while (node.next === null) {
    const { parent } = node;
    if (parent === null || parent.type === 'root') return null;
    node = parent;
  }
  return node.next;
}

export function childrenOf(parent: TreeParent): TreeNode[] {
  const list: TreeNode[] = [];
  for (let node = parent.firstChild; node !== null; node = node.next) list.push(node);
  return list;
}

/** The value of an attribute, by its bit of `ATTRIBUTE`. */
export function attributeOf(element: TreeElement, bit: number): string | undefined {
  const { has, source, first } = element;
  return (has & bit) === 0 ? undefined : source.value(first + countBits(has & (bit - 1)));
}

export function countBits(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function listAttributes(element: TreeElement): Record<string, string> {
  const record: Record<string, string> = {};
  NAMES.forEach((name) => {
    const value = attributeOf(element, ATTRIBUTE[name]);
    if (value !== undefined) record[name] = value;
  });
  return record;
}
