import { Document, Element, Text } from 'domhandler';
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { BLOCK_TAGS, CLOSES_PARAGRAPH, HEAD_TAGS, IMPLIED_ENDS, SCOPE_TAGS, VOID_TAGS } from './tag-facts.ts';

/** Elements nested deeper become siblings: no real page comes near, and every walk stays cheap (browsers stop at 512 too). */
const MAX_DEPTH = 512;
const MAX_ATTRIBUTES = 256;
/** About 300 MB; real pages have some thousands. */
const MAX_NODES = 1_500_000;
/** Shared by all elements without any, so that a walk can tell them at a glance. */
export const NO_ATTRIBUTES: Record<string, string> = {};
const HEADING = /^h[1-6]$/;

/** A tag's name with what is known of it; one object for each name, so that comparing them is comparing pointers. */
interface TagName {
  readonly name: string;
  readonly isVoid: boolean;
  readonly isBlock: boolean;
  readonly isScope: boolean;
  readonly isHeading: boolean;
  readonly closesParagraph: boolean;
  readonly implied: (typeof IMPLIED_ENDS extends ReadonlyMap<string, infer V> ? V : never) | undefined;
  /** How many are open now. */
  open: number;
}

/**
 * Builds domhandler's tree (the one cheerio wraps) from htmlparser2's tokenizer. Its own parser keeps the open elements in
 * an array that grows at the front, which takes quadratic time on a page of unclosed tags, and it closes blocks at a stray
 * inline end tag; here the stack is bounded and nesting follows the HTML standard more closely. Comments are left out.
 */
class TreeBuilder implements TokenizerCallbacks {
  readonly root = new Document([]);
  private readonly html: string;
  private readonly names = new Map<string, TagName>();
  private readonly elements: (Document | Element)[] = [this.root];
  private readonly stack: (TagName | null)[] = [null];
  /** Elements and texts so far. */
  nodes = 0;
  private overflow = 0;
  private lastText: Text | null = null;
  private tag: TagName | null = null;
  private attributes: Record<string, string> = NO_ATTRIBUTES;
  private attributeCount = 0;
  private attributeName = '';
  private attributeValue = '';

  constructor(html: string) {
    this.html = html;
  }

  ontext(start: number, end: number): void {
    this.addText(this.html.slice(start, end));
  }

  ontextentity(codePoint: number): void {
    this.addText(String.fromCodePoint(codePoint));
  }

  onopentagname(start: number, end: number): void {
    this.startTag(this.nameOf(start, end));
  }

  onattribname(start: number, end: number): void {
    this.attributeName = this.html.slice(start, end).toLowerCase();
  }

  onattribdata(start: number, end: number): void {
    const data = this.html.slice(start, end);
    this.attributeValue = this.attributeValue === '' ? data : this.attributeValue + data;
  }

  onattribentity(codePoint: number): void {
    this.attributeValue += String.fromCodePoint(codePoint);
  }

  onattribend(): void {
    const name = this.attributeName;
    if (this.attributeCount === 0) {
      this.attributes = { [name]: this.attributeValue };
      this.attributeCount = 1;
    } else if (this.attributeCount < MAX_ATTRIBUTES && !Object.hasOwn(this.attributes, name)) {
      this.attributes[name] = this.attributeValue;
      this.attributeCount++;
    }
    this.attributeValue = '';
  }

  onopentagend(): void {
    const tag = this.tag;
    if (tag !== null) this.open(tag);
  }

  onselfclosingtag(): void {
    const tag = this.tag;
    if (tag === null) return;
    const foreign = (this.names.get('svg')?.open ?? 0) > 0 || (this.names.get('math')?.open ?? 0) > 0;
    this.open(tag);
    if (!tag.isVoid && (foreign || tag.name === 'svg')) this.endTag(tag);
  }

  onclosetag(start: number, end: number): void {
    const tag = this.nameOf(start, end);
    if (tag.name === 'br') this.open(tag);
    else if (!tag.isVoid && tag.name !== 'html' && tag.name !== 'body') this.endTag(tag);
  }

  oncdata(start: number, end: number, offset: number): void {
    this.addText(this.html.slice(start, end - offset));
  }

  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  private nameOf(start: number, end: number): TagName {
    const raw = this.html.slice(start, end);
    const known = this.names.get(raw);
    if (known !== undefined) return known;
    const name = raw.toLowerCase();
    const tag = this.names.get(name) ?? {
      name,
      isVoid: VOID_TAGS.has(name),
      isBlock: BLOCK_TAGS.has(name),
      isScope: SCOPE_TAGS.has(name),
      isHeading: HEADING.test(name),
      closesParagraph: CLOSES_PARAGRAPH.has(name),
      implied: IMPLIED_ENDS.get(name),
      open: 0,
    };
    this.names.set(name, tag);
    this.names.set(raw, tag);
    return tag;
  }

  private addText(data: string): void {
    if (this.lastText !== null) {
      this.lastText.data += data;
      return;
    }
    const text = new Text(data);
    this.append(text);
    this.lastText = text;
  }

  /** Beyond the limit nodes are made and forgotten. */
  private append(node: Text | Element): void {
    this.lastText = null;
    if (++this.nodes > MAX_NODES) return;
    const parent = this.elements[this.elements.length - 1] as Document | Element;
    const siblings = parent.children;
    const previous = siblings[siblings.length - 1];
    if (previous !== undefined) {
      node.prev = previous;
      previous.next = node;
    }
    node.parent = parent;
    siblings.push(node);
  }

  /** Closes what the start tag closes; the element itself is made when its attributes are read. */
  private startTag(tag: TagName): void {
    this.tag = tag;
    this.attributes = NO_ATTRIBUTES;
    this.attributeCount = 0;
    if (this.overflow > 0) return;
    const top = this.stack[this.stack.length - 1];
    if (top?.name === 'head' && !HEAD_TAGS.has(tag.name)) this.popTo(this.stack.length - 1);
    if (tag.closesParagraph) {
      const paragraph = this.names.get('p');
      if (paragraph !== undefined && paragraph.open > 0) this.closeParagraph(paragraph);
    }
    if (tag.implied !== undefined) this.closeImplied(tag.implied);
  }

  private closeParagraph(paragraph: TagName): void {
    for (let i = this.stack.length - 1; i > 0; i--) {
      const open = this.stack[i] as TagName;
      if (open === paragraph) {
        this.popTo(i);
        return;
      }
      if (open.isScope) return;
    }
  }

  private closeImplied(implied: NonNullable<TagName['implied']>): void {
    let cut = -1;
    for (let i = this.stack.length - 1; i > 0; i--) {
      const open = this.stack[i] as TagName;
      if (implied.ends.has(open.name)) cut = i;
      else if (
        implied.stops.has(open.name) ||
        (open.isBlock && open.name !== 'div' && open.name !== 'p' && open.name !== 'address')
      )
        break;
      else if (cut !== -1) break;
    }
    if (cut !== -1) this.popTo(cut);
  }

  private open(tag: TagName): void {
    this.tag = null;
    if ((tag.name === 'html' || tag.name === 'body') && tag.open > 0) return;
    const element = new Element(tag.name, this.attributes, []);
    this.append(element);
    if (tag.isVoid) return;
    if (this.stack.length >= MAX_DEPTH) {
      this.overflow++;
      return;
    }
    this.elements.push(element);
    this.stack.push(tag);
    tag.open++;
  }

  private endTag(tag: TagName): void {
    this.lastText = null;
    if (this.overflow > 0) {
      this.overflow--;
      return;
    }
    if (tag.isHeading) {
      this.endHeading();
      return;
    }
    if (tag.open === 0) return;
    for (let i = this.stack.length - 1; i > 0; i--) {
      const open = this.stack[i] as TagName;
      if (open === tag) {
        this.popTo(i);
        return;
      }
      if (tag.isBlock ? open.isScope && !TABLE_PARTS.has(tag.name) : open.isBlock) return;
    }
  }

  /** The end tag of any heading closes the open one, whatever its level. */
  private endHeading(): void {
    for (let i = this.stack.length - 1; i > 0; i--) {
      const open = this.stack[i] as TagName;
      if (open.isHeading) {
        this.popTo(i);
        return;
      }
      if (open.isBlock) return;
    }
  }

  private popTo(length: number): void {
    for (let i = this.stack.length - 1; i >= length; i--) (this.stack[i] as TagName).open--;
    this.stack.length = length;
    this.elements.length = length;
    this.lastText = null;
  }
}

const TABLE_PARTS: ReadonlySet<string> = new Set([
  'table',
  'tbody',
  'thead',
  'tfoot',
  'tr',
  'td',
  'th',
  'caption',
  'button',
  'object',
  'iframe',
]);

export interface ParsedPage {
  readonly root: Document;
  /** The page had more nodes than are kept. */
  readonly truncated: boolean;
}

/** The page as domhandler's tree: at most 512 deep, in time linear in its length. Never fails: HTML has no wrong input. */
export function parsePage(html: string): ParsedPage {
  const builder = new TreeBuilder(html);
  const tokenizer = new Tokenizer({ decodeEntities: true }, builder);
  tokenizer.write(html);
  tokenizer.end();
  return { root: builder.root, truncated: builder.nodes > MAX_NODES };
}
