import { ATTRIBUTE } from '../parse/attribute-names.ts';
import { attributeOf, type TreeElement, type TreeText } from '../parse/page-tree.ts';
import { tagsOf } from '../parse/tag-table.ts';
import { APART_IN_BYLINES, elementText } from './element-text.ts';
import { isProfile } from './is-profile.ts';
import { isBareStart, isDateLabel, ledHint } from './line-hint.ts';
import { linksHome } from './links-home.ts';
import type { PageFacts, Part } from './page-facts.ts';
import { type KnownMarks, marksOf, typeOf } from './read-attributes.ts';
import { AUTHOR, DATE, ELSEWHERE } from './read-markers.ts';
import { IS_BLOCK, IS_CLOSED, IS_ELSEWHERE, IS_MAIN, IS_NOTED, IS_OF_HEAD, kindOf } from './tag-kinds.ts';
import { takeHead } from './take-head.ts';
import { TextLine } from './text-line.ts';

const LONGEST_NAME = 60;
const LONGEST_MARKED = 300;
const LONGEST_WHOLE = 60;
const LEAST_TITLE = 20;
const MOST_HINTS = 300;
const MOST_HEADINGS = 60;
const MOST_FIGURES = 30;
const MOST_PROPERTIES = 400;
const DIGIT = /\p{Nd}/u;

/** What holds for everything inside an element. */
interface Inside {
  /** Who set it; null at the top. */
  readonly element: TreeElement | null;
  readonly part: Part | null;
  /** In an `<article>`: its footer is its own. */
  readonly inArticle: boolean;
  /** What was taken whole from an element around: `AUTHOR`, `DATE`, both or 0. */
  readonly marked: number;
  /** schema.org type of the enclosing item. */
  readonly type: string;
}

/** The state of one walk: what was gathered, and the line of text that is being read. */
export class PageWalk {
  readonly facts: PageFacts = {
    metas: [],
    links: [],
    scripts: [],
    headings: [],
    hints: [],
    figures: [],
    properties: [],
    title: '',
    language: '',
  };
  private readonly around: Inside[] = [];
  private inside: Inside = { element: null, part: null, inArticle: false, marked: 0, type: '' };
  private readonly knownMarks: KnownMarks = [];
  private readonly line = new TextLine();
  private lines = 0;
  private characters = 0;
  /** `Written by` or `Published` on a line of its own, the name or the date on the next. */
  private leading = '';

  /** White space between tags. */
  blank(): void {
    this.line.addBlank();
  }

  text(piece: TreeText): void {
    this.characters += this.line.add(piece);
  }

  /** Whether there is something inside to walk. `leave` follows in any case. */
  enter(element: TreeElement): boolean {
    const kind = kindOf(element);
    const { has } = element;
    if ((kind & IS_BLOCK) !== 0) this.flush();
    else if ((kind & IS_CLOSED) !== 0) return false;
    else if ((kind & IS_OF_HEAD) !== 0 && takeHead(this.facts, element)) {
      if ((has & ATTRIBUTE.itemprop) !== 0) this.noteProperty(element, this.inside.type, this.inside.part);
      return false;
    }
    const marks = marksOf(element, this.knownMarks);
    const around = this.inside;
    const part = this.isOther(element, kind, marks) ? { outer: around.part } : around.part;
    const inArticle = around.inArticle || element.tag === ARTICLE;
    const fresh = marks & (AUTHOR | DATE) & ~around.marked;
    const marked = fresh === 0 ? around.marked : around.marked | this.noteMarks(element, fresh, part);
    const type = typeOf(element) ?? around.type;
    if (part !== around.part || marked !== around.marked || type !== around.type || inArticle !== around.inArticle) {
      this.around.push(around);
      this.inside = { element, part, inArticle, marked, type };
    }
    if ((kind & IS_NOTED) !== 0) this.noteElement(element);
    if ((has & PROPERTIES) !== 0) {
      this.noteProperty(element, (has & ATTRIBUTE.itemscope) === 0 ? type : around.type, part);
    }
    return true;
  }

  leave(element: TreeElement): void {
    if ((kindOf(element) & IS_BLOCK) !== 0) this.flush();
    if (this.inside.element === element) this.inside = this.around.pop() as Inside;
  }

  private isOther(element: TreeElement, kind: number, marks: number): boolean {
    if ((kind & IS_ELSEWHERE) !== 0 && !(element.tag === FOOTER && this.inside.inArticle)) return true;
    return (marks & ELSEWHERE) !== 0 && (kind & IS_MAIN) === 0;
  }

  private place(part: Part | null): { readonly line: number; readonly offset: number; readonly part: Part | null } {
    return { line: this.lines, offset: this.characters, part };
  }

  private flush(): void {
    const { facts, line } = this;
    if (line.isEmpty) return;
    const isTelling = this.leading !== '' || line.isTelling(facts.title);
    const text = isTelling ? line.spell() : '';
    const { mayHaveDigits } = line;
    line.clear();
    if (text === '' && isTelling) return;
    this.lines++;
    if (!isTelling) return;
    if (facts.hints.length >= MOST_HINTS) return;
    const hint = ledHint(this.leading, text, mayHaveDigits);
    if (hint) facts.hints.push({ ...hint, ...this.place(this.inside.part) });
    this.leading = isBareStart(text) || isDateLabel(text) ? text : '';
    if (text.length > LEAST_TITLE && facts.title.startsWith(text)) this.noteHeading(text, 0, this.inside.part, false);
  }

  private noteHeading(text: string, level: number, part: Part | null, isHome: boolean): void {
    const { headings } = this.facts;
    if (headings.length < MOST_HEADINGS) headings.push({ text, level, isHome, ...this.place(part) });
  }

  /** Takes the text of an element marked as byline or date; gives the marks that need no second look inside. */
  private noteMarks(element: TreeElement, marks: number, part: Part | null): number {
    const { hints } = this.facts;
    const value = hints.length >= MOST_HINTS ? '' : elementText(element, LONGEST_MARKED + 1, APART_IN_BYLINES);
    if (value === '' || value.length > LONGEST_MARKED) return 0;
    const isDate = (marks & DATE) !== 0 && DIGIT.test(value);
    const place = this.place(part);
    if ((marks & AUTHOR) !== 0) hints.push({ field: 'author', value, from: 'class:author', ...place });
    if (isDate) hints.push({ field: 'published', value, from: 'class:date', ...place });
    return value.length <= LONGEST_WHOLE ? (marks & AUTHOR) | (isDate ? DATE : 0) : 0;
  }

  /** A link to a page about an author names one. */
  private noteProfile(element: TreeElement): void {
    const { part, marked } = this.inside;
    if ((marked & AUTHOR) !== 0 || !isProfile(element)) return;
    const value = elementText(element, LONGEST_NAME + 1);
    if (value === '' || value.length > LONGEST_NAME || this.facts.hints.length >= MOST_HINTS) return;
    this.facts.hints.push({ field: 'author', value, from: 'link:profile', ...this.place(part) });
  }

  private noteProperty(element: TreeElement, type: string, part: Part | null): void {
    if (this.facts.properties.length < MOST_PROPERTIES) this.facts.properties.push({ element, type, part });
  }

  private noteElement(element: TreeElement): void {
    const { tag } = element;
    const { part } = this.inside;
    if (tag === LINK) this.noteProfile(element);
    else if (tag === FIRST || tag === SECOND)
      this.noteHeading(elementText(element, LONGEST_HEADING), tag === FIRST ? 1 : 2, part, linksHome(element));
    else if (tag === TIME) this.noteTime(element, part);
    else if (this.facts.figures.length < MOST_FIGURES && part === null) this.facts.figures.push(element);
  }

  private noteTime(element: TreeElement, part: Part | null): void {
    if (this.facts.hints.length >= MOST_HINTS) return;
    const value = attributeOf(element, ATTRIBUTE.datetime)?.trim() || elementText(element, LONGEST_TIME);
    const from = (element.has & ATTRIBUTE.pubdate) === 0 ? 'time' : 'time:pubdate';
    if (value) this.facts.hints.push({ field: 'published', value, from, ...this.place(part) });
  }
}

const [LINK, FIRST, SECOND, TIME, ARTICLE, FOOTER] = tagsOf('a', 'h1', 'h2', 'time', 'article', 'footer');
const PROPERTIES = ATTRIBUTE.itemprop | ATTRIBUTE.property;
const LONGEST_HEADING = 500;
const LONGEST_TIME = 100;
