import type { Element } from 'domhandler';
import { elementText } from './element-text.ts';
import type { PageFacts } from './page-facts.ts';

const MOST_METAS = 400;
const MOST_SCRIPTS = 40;
const LONGEST_TITLE = 1000;

/** Takes what belongs to the head, wherever it stands. True where there is no text inside to walk. */
export function takeHead(facts: PageFacts, element: Element): boolean {
  const { name, attribs } = element;
  if (name === 'html') {
    if (facts.language === '') facts.language = attribs['lang'] ?? attribs['xml:lang'] ?? '';
    return false;
  }
  if (name === 'meta') {
    if (facts.metas.length < MOST_METAS) facts.metas.push(element);
  } else if (name === 'link') {
    if (attribs['rel'] !== undefined && facts.links.length < MOST_METAS) facts.links.push(element);
  } else if (name === 'script') {
    if (facts.scripts.length < MOST_SCRIPTS && isData(element)) facts.scripts.push(textOf(element));
  } else if (name === 'title') {
    if (facts.title === '') facts.title = elementText(element, LONGEST_TITLE);
  } else return false;
  return true;
}

function isData(script: Element): boolean {
  return script.attribs['type']?.toLowerCase().includes('ld+json') ?? false;
}

function textOf(script: Element): string {
  return script.children.map((child) => ('data' in child ? child.data : '')).join('');
}
