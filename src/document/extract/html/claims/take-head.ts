import { ATTRIBUTE } from '../parse/attribute-names.ts';
import { attributeOf, type TreeElement } from '../parse/page-tree.ts';
import { tagsOf } from '../parse/tag-table.ts';
import { elementText } from './element-text.ts';
import type { PageFacts } from './page-facts.ts';

const MOST_METAS = 400;
const MOST_SCRIPTS = 40;
const LONGEST_TITLE = 1000;

/** Takes what belongs to the head, wherever it stands. True where there is no text inside to walk. */
export function takeHead(facts: PageFacts, element: TreeElement): boolean {
  const { tag, has } = element;
  if (tag === HTML) {
    if (facts.language === '') facts.language = languageOf(element);
    return false;
  }
  if (tag === META) {
    if (facts.metas.length < MOST_METAS) facts.metas.push(element);
  } else if (tag === LINK) {
    if ((has & ATTRIBUTE.rel) !== 0 && facts.links.length < MOST_METAS) facts.links.push(element);
  } else if (tag === SCRIPT) {
    if (facts.scripts.length < MOST_SCRIPTS && isData(element)) facts.scripts.push(textOf(element));
  } else if (tag === TITLE) {
    if (facts.title === '') facts.title = elementText(element, LONGEST_TITLE);
  } else return false;
  return true;
}

const [HTML, META, LINK, SCRIPT, TITLE] = tagsOf('html', 'meta', 'link', 'script', 'title');

function languageOf(html: TreeElement): string {
  return attributeOf(html, ATTRIBUTE.lang) ?? attributeOf(html, ATTRIBUTE['xml:lang']) ?? '';
}

function isData(script: TreeElement): boolean {
  return attributeOf(script, ATTRIBUTE.type)?.toLowerCase().includes('ld+json') ?? false;
}

function textOf({ firstChild }: TreeElement): string {
  return firstChild?.type === 'text' ? firstChild.data : '';
}
