import type { Element } from 'domhandler';
import type { ClaimList } from './claim-list.ts';
import { elementText } from './element-text.ts';
import type { PageFacts } from './page-facts.ts';
import { ARTICLE_TYPES, PAGE_TYPES, PROPERTY_FIELDS } from './property-names.ts';

const SPACE = /\s+/;
/** `schema:headline`, `dc:date`, `http://schema.org/author`. */
const PREFIX = /^.*[:/#](?=[^:/#]+$)/;

/** Dublin Core and others by RDFa, in the words of schema.org. */
const ALIASES: Readonly<Record<string, string>> = {
  date: 'datePublished',
  created: 'dateCreated',
  issued: 'datePublished',
  modified: 'dateModified',
  title: 'headline',
  pubdate: 'datePublished',
};

/** Claims of microdata and RDFa on visible elements: `microdata:Article.datePublished`, `rdfa:dc:date`. */
export function addProperties(properties: PageFacts['properties'], claims: ClaimList): void {
  for (const { element, type, elsewhere } of properties) {
    const { attribs } = element;
    const kind = attribs['itemprop'] === undefined ? 'rdfa' : 'microdata';
    for (const given of (attribs['itemprop'] ?? attribs['property'] ?? '').split(SPACE).slice(0, 6)) {
      addProperty(element, given, type, `${kind}:`, elsewhere, claims);
    }
  }
}

function addProperty(
  element: Element,
  given: string,
  type: string,
  kind: string,
  elsewhere: boolean,
  claims: ClaimList,
): void {
  const bare = given.replace(PREFIX, '');
  const property = kind === 'rdfa:' ? (ALIASES[bare] ?? bare) : bare;
  const field = Object.hasOwn(PROPERTY_FIELDS, property) ? PROPERTY_FIELDS[property] : undefined;
  if (!field || field === 'site' || field === 'tag' || field === 'image') return;
  const isPerson = type === 'Person';
  if (property === 'name' && !isPerson && !ARTICLE_TYPES.has(type)) return;
  if (property === 'name' && isPerson)
    return claims.add('author', valueOf(element), `${kind}Person.name${elsewhere ? '@elsewhere' : ''}`);
  if (type !== '' && !ARTICLE_TYPES.has(type) && !PAGE_TYPES.has(type)) return;
  claims.add(
    field,
    valueOf(element, field === 'canonical'),
    `${kind}${type === '' ? '' : `${type}.`}${property}${elsewhere ? '@elsewhere' : ''}`,
  );
}

function valueOf(element: Element, isUrl = false): string {
  const { attribs } = element;
  const stated =
    attribs['content'] ?? attribs['datetime'] ?? (isUrl ? (attribs['href'] ?? attribs['itemid']) : undefined);
  return stated?.trim() || elementText(element, 500);
}
