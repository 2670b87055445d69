import { PageSource } from './page-source.ts';
import { type ReadAttributes, TreeElement, type TreeNode, type TreeParent, TreeRoot, TreeText } from './page-tree.ts';
import { PageScanner, type PageSink } from './scan-page.ts';
import { KNOWN_TAGS, type Tag, tagsOf } from './tag-table.ts';

/** Elements nested deeper become siblings: no real page comes near, and every walk stays cheap (browsers stop at 512 too). */
const MAX_DEPTH = 512;
/** Elements and texts: at worst about 250 MB with all that is made of them. Real pages have some thousands. */
const MAX_NODES = 300_000;

const [HTML, HEAD, BODY, P, BR, SVG, MATH] = tagsOf('html', 'head', 'body', 'p', 'br', 'svg', 'math');

/**
 * Nests what the scanner finds, after the HTML standard's rules as far as they matter for text: what a start tag ends, and
 * how far an end tag reaches. The stack of open elements is bounded, and so is every search in it.
 */
class TreeBuilder implements PageSink {
  readonly root = new TreeRoot();
  /** Elements and texts so far. */
  nodes = 0;
  /** Open elements, innermost last; and how many of each tag. */
  private readonly stack: TreeElement[] = [];
  /** The last child so far of the root and of each open element. */
  private readonly latest: (TreeNode | null)[] = [null];
  private readonly counts: number[] = new Array<number>(KNOWN_TAGS).fill(0);
  private top: TreeParent = this.root;
  private overflow = 0;
  private lastText: TreeText | null = null;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  text(from: number, to: number, signs: number): void {
    if (this.lastText !== null) {
      this.lastText.append(from, to, signs);
      return;
    }
    const text = new TreeText(this.bytes, from, to, signs);
    this.append(text);
    this.lastText = text;
  }

  open(tag: Tag, read: ReadAttributes): void {
    if (this.overflow === 0) this.endImplied(tag);
    const foreign = read.closesItself && !tag.leaf && (tag === SVG || this.isOpen(SVG) || this.isOpen(MATH));
    if ((tag !== HTML && tag !== BODY) || !this.isOpen(tag)) this.push(new TreeElement(tag, read));
    if (foreign) this.end(tag);
  }

  close(tag: Tag): void {
    if (tag === BR) this.push(new TreeElement(tag));
    else if (!tag.leaf && tag !== HTML && tag !== BODY) this.end(tag);
  }

  private isOpen(tag: Tag): boolean {
    return (this.counts[tag.number] ?? 0) > 0;
  }

  /** Beyond the limit nodes are made and forgotten. */
  private append(node: TreeNode): void {
    this.lastText = null;
    if (++this.nodes > MAX_NODES) return;
    const { top, latest, stack } = this;
    const previous = latest[stack.length] as TreeNode | null;
    latest[stack.length] = node;
    node.parent = top;
    if (previous === null) top.firstChild = node;
    else previous.next = node;
  }

  private push(element: TreeElement): void {
    this.append(element);
    const { tag } = element;
    if (tag.isNoted && this.nodes <= MAX_NODES) this.root.noted.push(element);
    if (tag.leaf) return;
    if (this.stack.length >= MAX_DEPTH - 1) {
      this.overflow++;
      return;
    }
    this.stack.push(element);
    this.latest[this.stack.length] = null;
    this.top = element;
    this.counts[tag.number] = (this.counts[tag.number] ?? 0) + 1;
  }

  /** Ends what the start tag ends. */
  private endImplied(tag: Tag): void {
    const { stack } = this;
    if (stack.length > 0 && (stack[stack.length - 1] as TreeElement).tag === HEAD && !tag.isOfHead) {
      this.popTo(stack.length - 1);
    }
    if (tag.closesParagraph && this.isOpen(P)) this.endParagraph();
    if (tag.implied !== null) this.endListed(tag.implied.ends, tag.implied.stops);
  }

  private endParagraph(): void {
    for (let i = this.stack.length - 1; i >= 0; i--) {
      const open = (this.stack[i] as TreeElement).tag;
      if (open === P) {
        this.popTo(i);
        return;
      }
      if (open.isScope) return;
    }
  }

  private endListed(ends: Uint8Array, stops: Uint8Array): void {
    let cut = -1;
    for (let i = this.stack.length - 1; i >= 0; i--) {
      const open = (this.stack[i] as TreeElement).tag;
      if (ends[open.number] === 1) cut = i;
      else if (cut !== -1 || open.stopsImplied || stops[open.number] === 1) break;
    }
    if (cut !== -1) this.popTo(cut);
  }

  private end(tag: Tag): void {
    this.lastText = null;
    if (this.overflow > 0) {
      this.overflow--;
      return;
    }
    if (tag.isHeading) {
      this.endHeading();
      return;
    }
    if (!this.isOpen(tag)) return;
    for (let i = this.stack.length - 1; i >= 0; i--) {
      const open = (this.stack[i] as TreeElement).tag;
      if (open === tag) {
        this.popTo(i);
        return;
      }
      if (tag.isBlock ? open.isScope && !tag.isTablePart : open.isBlock) return;
    }
  }

  /** The end tag of any heading ends the open one, whatever its level. */
  private endHeading(): void {
    for (let i = this.stack.length - 1; i >= 0; i--) {
      const open = (this.stack[i] as TreeElement).tag;
      if (open.isHeading) {
        this.popTo(i);
        return;
      }
      if (open.isBlock) return;
    }
  }

  private popTo(length: number): void {
    const { stack, counts } = this;
    for (let i = stack.length - 1; i >= length; i--) {
      const { number } = (stack.pop() as TreeElement).tag;
      counts[number] = (counts[number] as number) - 1;
    }
    this.top = length === 0 ? this.root : (stack[length - 1] as TreeElement);
    this.lastText = null;
  }
}

export interface ParsedPage {
  readonly root: TreeRoot;
  /** The page had more nodes than are kept. */
  readonly truncated: boolean;
}

/**
 * The page as a tree: at most 512 deep, in time linear in its length. Comments are left out. Never fails: HTML has no wrong input.
 * @param page text, or its bytes: valid UTF-8
 * @param complete with all attributes, as selectors need them; without, those that extraction reads.
 */
export function parsePage(page: string | Uint8Array, complete = false): ParsedPage {
  const source = new PageSource(typeof page === 'string' ? encoder.encode(page) : page);
  const builder = new TreeBuilder(source.bytes);
  new PageScanner(source, builder, complete).scan();
  return { root: builder.root, truncated: builder.nodes > MAX_NODES };
}

const encoder = new TextEncoder();
