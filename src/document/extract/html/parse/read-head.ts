import { ATTRIBUTE } from './attribute-names.ts';
import { attributeOf, type TreeElement, type TreeRoot } from './page-tree.ts';
import { tagOf } from './tag-table.ts';

const TITLE = /^(?:og|twitter):title$/i;
const DESCRIPTION = /^(?:(?:og|twitter):)?description$/i;

/** What the head says in words. Used to compare with the blocks, never as metadata: claims are collected elsewhere. */
export interface Head {
  /** `og:title`, else `<title>`. */
  readonly title: string;
  readonly description: string;
}

const TITLE_TAG = tagOf('title');
const META_TAG = tagOf('meta');

export function readHead(root: TreeRoot): Head {
  const found = { title: '', social: '', description: '' };
  for (const element of root.noted) {
    if (element.tag === TITLE_TAG && found.title === '') found.title = textOf(element);
    else if (element.tag === META_TAG) readMeta(element, found);
  }
  return { title: found.social || found.title, description: found.description };
}

function readMeta(meta: TreeElement, found: { social: string; description: string }): void {
  const name = attributeOf(meta, ATTRIBUTE.property) ?? attributeOf(meta, ATTRIBUTE.name);
  const content = attributeOf(meta, ATTRIBUTE.content);
  if (name === undefined || content === undefined) return;
  if (found.social === '' && TITLE.test(name)) found.social = content;
  else if (content.length > found.description.length && DESCRIPTION.test(name)) found.description = content;
}

function textOf(element: TreeElement): string {
  const child = element.firstChild;
  return child !== null && child.type === 'text' ? child.data.trim() : '';
}
