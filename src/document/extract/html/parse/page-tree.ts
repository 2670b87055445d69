/**
 * The tree of a page, as small as the walks over it allow, for they wait for memory more than for anything: siblings are linked instead of listed, of the attributes only
 * those that anything reads are kept, and texts and values are no strings before somebody asks for them.
 */
import { ATTRIBUTE, ATTRIBUTE_NAMES } from './attribute-names.ts';
import { HAS_INK, HAS_REFERENCES, IS_JOINED, IS_RAW, NO_SOURCE, type PageSource, readText } from './page-source.ts';
import type { Tag } from './tag-table.ts';
import type { UnitList } from './unit-list.ts';

const encoder = new TextEncoder();

export type TreeNode = TreeElement | TreeText;
export type TreeParent = TreeElement | TreeRoot;

export class TreeText {
  parent: TreeParent | null = null;
  next: TreeNode | null = null;
  /** Where it stands; what stands there is what it says once it is settled. */
  bytes: Uint8Array;
  from: number;
  to: number;
  /** What was seen of it: bits of `page-source.ts`. */
  signs: number;
  /** What it says, once somebody asked. */
  private said: string | null = null;

  constructor(bytes: Uint8Array, from: number, to: number, signs: number) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.signs = signs;
  }

  get type(): 'text' {
    return 'text';
  }

  /** Nothing but spaces, tabs and line ends: the indentation between tags, most texts of a page. */
  get isBlank(): boolean {
    return (this.signs & HAS_INK) === 0;
  }

  get isSettled(): boolean {
    return (this.signs & (HAS_REFERENCES | IS_JOINED)) === 0;
  }

  get data(): string {
    this.said ??= readText(this.bytes, this.from, this.to, this.signs);
    return this.said;
  }

  append(from: number, to: number, signs: number): void {
    this.said = this.data + readText(this.bytes, from, to, signs);
    this.signs |= signs | IS_JOINED;
  }

  /** Writes down what it says, where that isn't what stands on the page: references, pieces with a comment between them. */
  settle(): void {
    if (this.isSettled) return;
    this.bytes = encoder.encode(this.data);
    this.from = 0;
    this.to = this.bytes.length;
    this.signs = (this.signs & ~(HAS_REFERENCES | IS_JOINED)) | IS_RAW;
  }
}

export class TreeRoot {
  /** Elements that are asked for wherever they stand, in order: those of the tags with `isNoted`. */
  readonly noted: TreeElement[] = [];
  firstChild: TreeNode | null = null;

  get type(): 'root' {
    return 'root';
  }
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

  constructor(tag: Tag, read: ReadAttributes = NO_ATTRIBUTES) {
    this.tag = tag;
    this.source = read.source;
    this.has = read.has;
    this.first = read.first;
    this.classes = read.classes;
    if (read.record !== null) read.source.records.set(this, Object.fromEntries(read.record));
  }

  get type(): 'element' {
    return 'element';
  }

  get name(): string {
    return this.tag.name;
  }

  /** All attributes, or those of `ATTRIBUTE`. For hot loops there are `has` and `attributeOf`. */
  get attribs(): Readonly<Record<string, string>> {
    return this.source.records.get(this) ?? listAttributes(this);
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

/** Where the value of an attribute that the element has stands in its source, as it is written. */
export function valueRange(
  { has, source, first }: TreeElement,
  bit: number,
): { readonly from: number; readonly to: number } {
  return source.range(first + countBits(has & (bit - 1)));
}

/** Adds the value of an attribute that the element has to a list. */
export function addValue(element: TreeElement, bit: number, list: UnitList): void {
  const { has, source, first } = element;
  source.addValue(first + countBits(has & (bit - 1)), list);
}

export function countBits(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function listAttributes(element: TreeElement): Record<string, string> {
  const record: Record<string, string> = {};
  ATTRIBUTE_NAMES.forEach((name) => {
    const value = attributeOf(element, ATTRIBUTE[name]);
    if (value !== undefined) record[name] = value;
  });
  return record;
}
