import type { MetadataField } from '../../../../article.ts';
import { ATTRIBUTE } from '../parse/attribute-names.ts';
import { attributeOf, type TreeElement } from '../parse/page-tree.ts';
import type { ClaimList } from './claim-list.ts';
import { elementText } from './element-text.ts';
import type { PageFacts, Part } from './page-facts.ts';
import { ARTICLE_TYPES, PAGE_TYPES, PROPERTY_FIELDS } from './property-names.ts';

const SPACE = /\s+/;
const LONGEST_NAMES = 200;
/** `schema:headline`, `dc:date`, `http://schema.org/author`. */
const PREFIX = /^.*[:/#](?=[^:/#]+$)/;

/** Dublin Core and others by RDFa, in the words of schema.org. */
const ALIASES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    date: 'datePublished',
    created: 'dateCreated',
    issued: 'datePublished',
    modified: 'dateModified',
    title: 'headline',
    pubdate: 'datePublished',
  }),
);

interface Place {
  readonly kind: 'microdata' | 'rdfa';
  readonly type: string;
  readonly elsewhere: boolean;
}

/** Claims of microdata and RDFa on elements: `microdata:Article.datePublished`, `rdfa:datePublished`. */
export function addProperties(
  properties: PageFacts['properties'],
  claims: ClaimList,
  isElsewhere: (part: Part | null) => boolean,
): void {
  for (const { element, type, part } of properties) {
    const elsewhere = isElsewhere(part);
    const kind = (element.has & ATTRIBUTE.itemprop) === 0 ? 'rdfa' : 'microdata';
    const names = attributeOf(element, ATTRIBUTE.itemprop) ?? attributeOf(element, ATTRIBUTE.property) ?? '';
    for (const given of names.slice(0, LONGEST_NAMES).split(SPACE))
      addProperty(element, given, { kind, type, elsewhere }, claims);
  }
}

function addProperty(element: TreeElement, given: string, place: Place, claims: ClaimList): void {
  const { type } = place;
  const bare = given.replace(PREFIX, '');
  const property = place.kind === 'rdfa' ? (ALIASES.get(bare) ?? bare) : bare;
  const field = PROPERTY_FIELDS.get(property);
  const from = `${place.kind}:${type === '' ? '' : `${type}.`}${property}${place.elsewhere ? '@elsewhere' : ''}`;
  if (property === 'name' && type === 'Person') claims.add('author', statedValue(element), from);
  if (!field || UNUSED.has(field) || (property === 'name' && !ARTICLE_TYPES.has(type))) return;
  if (type !== '' && !ARTICLE_TYPES.has(type) && !PAGE_TYPES.has(type)) return;
  claims.add(field, statedValue(element, field === 'canonical'), from);
}

/** What microdata says of these is worse than what others say. */
const UNUSED = new Set<MetadataField>(['site', 'tag', 'image']);

function statedValue(element: TreeElement, isUrl = false): string {
  const stated =
    attributeOf(element, ATTRIBUTE.content) ??
    attributeOf(element, ATTRIBUTE.datetime) ??
    (isUrl ? (attributeOf(element, ATTRIBUTE.href) ?? attributeOf(element, ATTRIBUTE.itemid)) : undefined);
  return stated?.trim() || elementText(element, 500);
}
