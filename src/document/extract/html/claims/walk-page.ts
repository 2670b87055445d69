import type { AnyNode, Document, Element } from 'domhandler';
import { elementText } from './element-text.ts';
import { isBareStart, lineHint } from './line-hint.ts';
import type { PageFacts } from './page-facts.ts';
import { createMarkReader, type Marks } from './read-markers.ts';

const BLOCKS = new Set(
  'address article aside blockquote body br center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody td th tr ul'.split(' '),
);
const CLOSED = new Set(['style', 'noscript', 'template', 'svg', 'select', 'button', 'iframe', 'object', 'math', 'textarea']);
const ELSEWHERE_TAGS = new Set(['nav', 'footer', 'aside', 'form']);
const LONGEST_LINE = 240;
const LONGEST_MARKED = 300;
const MOST_HINTS = 300;
const MOST_PROPERTIES = 400;
const MOST_SCRIPTS = 40;
const ARTICLE_TYPE = /[^/#]+$/;

interface Open {
  readonly element: Element | Document;
  next: number;
  readonly elsewhere: boolean;
  readonly marked: boolean;
  readonly type: string;
}

/** One walk over the tree, without recursion: a million nested tags cost a million steps. */
export function walkPage(root: Document): PageFacts {
  const walk = createWalk();
  const stack: Open[] = [{ element: root, next: 0, elsewhere: false, marked: false, type: '' }];
  while (stack.length > 0) {
    const top = stack[stack.length - 1] as Open;
    const node = top.element.children[top.next++] as AnyNode | undefined;
    if (node === undefined) {
      walk.leave(top);
      stack.pop();
    } else if (node.type === 'text') {
      walk.text(node.data);
    } else if ('name' in node && 'children' in node) {
      const open = walk.enter(node as Element, top);
      if (open) stack.push(open);
    }
  }
  return walk.facts;
}

interface Walk {
  readonly facts: PageFacts;
  enter(element: Element, parent: Open): Open | null;
  leave(open: Open): void;
  text(data: string): void;
}

function createWalk(): Walk {
  const facts: PageFacts = { metas: [], links: [], scripts: [], headings: [], hints: [], figures: [], properties: [], title: '', language: '' };
  const readMarks = createMarkReader();
  let line = '';
  let lines = 0;
  /** `Written by` on a line of its own, the name on the next. */
  let leading = '';
  let overlong = false;
  let elsewhereNow = false;
  const flush = (): void => {
    if (line !== '') {
      const text = line.trim();
      if (text !== '') {
        lines++;
        const hint = overlong || facts.hints.length >= MOST_HINTS ? null : lineHint(leading === '' ? text : `${leading} ${text}`, lines, elsewhereNow);
        if (hint) facts.hints.push(hint);
        leading = isBareStart(text) ? text : '';
      }
      line = '';
      overlong = false;
    }
  };
  return {
    facts,
    text(data) {
      if (overlong) return;
      if (line.length + data.length > LONGEST_LINE) {
        line = (line + data.slice(0, LONGEST_LINE)).trimStart();
        if (line.trim().length >= LONGEST_LINE) overlong = true;
        else line = line.slice(0, LONGEST_LINE);
      } else {
        line += data;
      }
    },
    enter(element, parent) {
      const { name, attribs } = element;
      if (enterHead(facts, element)) return null;
      if (CLOSED.has(name)) return null;
      if (BLOCKS.has(name)) flush();
      const marks = readMarks(markNames(attribs));
      const elsewhere = parent.elsewhere || ELSEWHERE_TAGS.has(name) || (marks.elsewhere && name !== 'body' && name !== 'html' && name !== 'article' && name !== 'main');
      elsewhereNow = elsewhere;
      const type = attribs['itemtype'] ?? attribs['typeof'];
      const open = { element, next: 0, elsewhere, marked: parent.marked || noteMarks(facts, element, marks, parent, lines, elsewhere), type: type === undefined ? parent.type : (ARTICLE_TYPE.exec(type)?.[0] ?? '') };
      noteElement(facts, element, open, parent, lines);
      return open;
    },
    leave(open) {
      if ('name' in open.element && BLOCKS.has(open.element.name)) flush();
      elsewhereNow = open.elsewhere;
    },
  };
}

function markNames(attribs: Readonly<Record<string, string>>): string {
  const rel = attribs['rel'] === 'author' ? ' author' : '';
  return `${attribs['class'] ?? ''} ${attribs['id'] ?? ''} ${attribs['data-testid'] ?? attribs['data-qa'] ?? attribs['data-component'] ?? ''}${rel}`.trim();
}

/** True for what belongs to the head (wherever it stands) and has no text to walk. */
function enterHead(facts: PageFacts, element: Element): boolean {
  const { name, attribs } = element;
  if (name === 'meta') {
    if (facts.metas.length < MOST_PROPERTIES) facts.metas.push(element);
    return true;
  }
  if (name === 'link') {
    if (attribs['rel'] !== undefined && facts.links.length < MOST_PROPERTIES) facts.links.push(element);
    return true;
  }
  if (name === 'script') {
    const isData = (attribs['type'] ?? '').toLowerCase().includes('ld+json');
    const data = isData && facts.scripts.length < MOST_SCRIPTS ? element.children.map((c) => ('data' in c ? c.data : '')).join('') : '';
    if (data) facts.scripts.push(data);
    return true;
  }
  if (name === 'title') {
    if (facts.title === '' && (element.parent as Element | null)?.name !== 'svg') facts.title = elementText(element, 1000);
    return true;
  }
  if (name === 'html' && facts.language === '') facts.language = attribs['lang'] ?? attribs['xml:lang'] ?? '';
  return false;
}

/** Takes the text of an element marked as byline or date; true when what is inside needs no second look. */
function noteMarks(facts: PageFacts, element: Element, marks: Marks, parent: Open, line: number, elsewhere: boolean): boolean {
  if ((!marks.author && !marks.date) || parent.marked || facts.hints.length >= MOST_HINTS) return false;
  const value = elementText(element, LONGEST_MARKED + 1);
  if (value === '' || value.length > LONGEST_MARKED) return false;
  if (marks.author) facts.hints.push({ field: 'author', value, from: 'class:author', line, elsewhere });
  if (marks.date) facts.hints.push({ field: 'published', value, from: 'class:date', line, elsewhere });
  return value.length <= 60;
}

function noteElement(facts: PageFacts, element: Element, open: Open, parent: Open, line: number): void {
  const { name, attribs } = element;
  if (name === 'h1' && facts.headings.length < 20) facts.headings.push({ text: elementText(element, 500), line, elsewhere: open.elsewhere });
  if (name === 'figure' && facts.figures.length < 30 && !open.elsewhere) facts.figures.push(element);
  if (name === 'time' && facts.hints.length < MOST_HINTS) {
    const from = attribs['pubdate'] !== undefined ? 'time:pubdate' : 'time';
    const text = elementText(element, 100);
    const value = attribs['datetime']?.trim() || text;
    if (value) facts.hints.push({ field: 'published', value, from, line, elsewhere: open.elsewhere });
  }
  const property = attribs['itemprop'] ?? attribs['property'];
  if (property !== undefined && facts.properties.length < MOST_PROPERTIES) {
    facts.properties.push({ element, type: attribs['itemscope'] === undefined ? open.type : parent.type, elsewhere: open.elsewhere });
  }
}
