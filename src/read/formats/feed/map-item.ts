/** A feed's item → what it says: RSS 1 and 2, Atom, and WordPress's export, which is RSS with names of its own. */
import { Parser } from 'htmlparser2';
import type { Claim, MediaType } from '../../../article.ts';
import { looksLikeHtml } from '../../kinds/recognize-html.ts';
import { makeClaim } from '../../make-document.ts';
import { openShortcodes } from './open-shortcodes.ts';
import type { FeedField } from './scan-items.ts';
import { wrapParagraphs } from './wrap-paragraphs.ts';

export interface MappedItem {
  readonly mediaType: MediaType;
  readonly content: string;
  readonly id?: string;
  readonly claims: readonly Claim[];
}

/** Elements whose text is a claim as it stands. Names without a prefix stand for any. */
const CLAIM_FIELDS: ReadonlyMap<string, Claim['field']> = new Map(
  Object.entries({
    title: 'title',
    pubDate: 'published',
    'dc:date': 'published',
    published: 'published',
    issued: 'published',
    'wp:post_date': 'published',
    'wp:post_date_gmt': 'published',
    updated: 'modified',
    modified: 'modified',
    'dcterms:modified': 'modified',
    'wp:post_modified': 'modified',
    'dc:creator': 'author',
    'itunes:author': 'author',
    'dc:language': 'language',
    'dc:publisher': 'site',
  }),
);
/** Where the text is, the fullest first. */
const CONTENT: readonly string[] = [
  'content:encoded',
  'content',
  'description',
  'summary',
  'itunes:summary',
  'excerpt:encoded',
];
const DESCRIPTIONS: readonly string[] = ['excerpt:encoded', 'description', 'summary'];
const IDS: readonly string[] = ['guid', 'id', 'wp:post_id'];
const IMAGE_FIELD = /^(?:media:(?:content|thumbnail)|enclosure)$/;
const IMAGE_NAME = /\.(?:jpe?g|png|webp|gif|avif)(?:\?|$)/i;
const ADDRESS = /^https?:\/\/\S+$/i;
const MARKUP = /[<&]/;
/** `desk@example.org (Ada Writer)`, as RSS has its authors. */
const MAIL_AUTHOR = /^\S+@\S+\s+\(([^()]+)\)$/;
const NO_DATE = /^0000-00-00/;

/** A text that was HTML before it was put into XML, without its tags and entities. */
export function plainText(html: string): string {
  if (!MARKUP.test(html)) return html;
  let text = '';
  const parser = new Parser({ ontext: (piece) => (text += piece) }, { decodeEntities: true });
  parser.end(html);
  return text;
}

const find = (fields: readonly FeedField[], name: string): FeedField | undefined =>
  fields.find((field) => field.name === name && (field.markup ?? field.text).trim() !== '');

function categoryClaim({ attributes, text }: FeedField): [Claim['field'], string] {
  const value = text.trim() || attributes['label'] || attributes['term'] || '';
  return [attributes['domain'] === 'category' ? 'section' : 'tag', value];
}

function imageOf({ name, attributes }: FeedField): string | undefined {
  const url = attributes['url'];
  if (!IMAGE_FIELD.test(name) || !url) return undefined;
  const kind = attributes['medium'] ?? attributes['type'] ?? '';
  return name === 'media:thumbnail' || kind.startsWith('image') || IMAGE_NAME.test(url) ? url : undefined;
}

function authorOf({ text, markup }: FeedField): string {
  const name = markup?.match(PERSON)?.[1] ?? text;
  return MAIL_AUTHOR.exec(name.trim())?.[1] ?? name;
}

const PERSON = /<(?:\w+:)?name[^<>]*>([^<]*)</;

function linkOf({ attributes, text }: FeedField): [Claim['field'], string] | undefined {
  const rel = attributes['rel'] ?? 'alternate';
  const value = (attributes['href'] ?? text).trim();
  if (rel === 'enclosure' && attributes['type']?.startsWith('image/')) return ['image', value];
  return rel === 'alternate' && value !== '' ? ['url', value] : undefined;
}

/** What one element claims: the field and the value. */
function claimOf(field: FeedField): [Claim['field'], string] | undefined {
  const { name, text } = field;
  const known = CLAIM_FIELDS.get(name);
  if (known) return [known, known === 'title' ? plainText(text) : text];
  if (name === 'category' || name === 'dc:subject') return categoryClaim(field);
  if (name === 'author' || name === 'contributor') return ['author', authorOf(field)];
  if (name === 'link' || name === 'atom:link') return linkOf(field);
  if (name === 'guid' && field.attributes['isPermaLink'] !== 'false' && ADDRESS.test(text.trim())) return ['url', text];
  const image = imageOf(field);
  return image ? ['image', image] : undefined;
}

function claimsOf(fields: readonly FeedField[], used: FeedField): Claim[] {
  const claims = fields.flatMap((field) => {
    const [name, value] = claimOf(field) ?? [undefined, ''];
    return name && value.trim() !== '' && !NO_DATE.test(value) ? [makeClaim(name, value, `feed:${field.name}`)] : [];
  });
  const description = DESCRIPTIONS.map((name) => find(fields, name)).find(
    (field) => field !== undefined && field !== used,
  );
  const text = description && plainText(description.markup ?? description.text);
  return text?.trim() ? [...claims, makeClaim('description', text, `feed:${description?.name}`)] : claims;
}

function contentOf(field: FeedField, isWordPress: boolean): Pick<MappedItem, 'mediaType' | 'content'> {
  const content =
    field.attributes['type'] === 'xhtml' ? (field.markup ?? field.text) : field.text || (field.markup ?? '');
  if (isWordPress) return { mediaType: 'text/html', content: wrapParagraphs(openShortcodes(content)) };
  const isHtml =
    field.markup !== undefined ||
    field.attributes['type'] === 'html' ||
    looksLikeHtml(content) ||
    MARKUP_SIGN.test(content);
  return { mediaType: isHtml ? 'text/html' : 'text/plain', content };
}

/** An entity or a line break: what a text that isn't HTML has no use for, once it is out of the XML. */
const MARKUP_SIGN = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,10});|<br\s{0,4}\/?>/i;

/** What people are called whom the export names by their log-ins. */
export type AuthorNames = ReadonlyMap<string, string>;

const nameAuthor = (claim: Claim, names: AuthorNames): Claim =>
  claim.field === 'author' ? { ...claim, value: names.get(claim.value) ?? claim.value } : claim;

/** The document that an item holds, or null where it has no text. */
export function mapItem(fields: readonly FeedField[], names: AuthorNames = new Map()): MappedItem | null {
  const field = CONTENT.map((name) => find(fields, name)).find((found) => found !== undefined);
  if (!field) return null;
  const isWordPress = fields.some(({ name }) => name === 'wp:post_type');
  const id = IDS.map((name) => find(fields, name)?.text.trim()).find((value) => value !== undefined);
  const claims = claimsOf(fields, field).map((claim) => nameAuthor(claim, names));
  return { ...contentOf(field, isWordPress), ...(id !== undefined && { id }), claims };
}

const KEPT_TYPES: ReadonlySet<string> = new Set(['post', 'page']);
const DROPPED_STATES: ReadonlySet<string> = new Set([
  'draft',
  'pending',
  'future',
  'private',
  'trash',
  'auto-draft',
  'inherit',
]);

/** What an item of a WordPress export is, where it is no article: an attachment, a menu entry, something that nobody was to see yet or any more. */
export function passedOverAs(fields: readonly FeedField[]): string | undefined {
  const type = find(fields, 'wp:post_type')?.text.trim();
  if (type !== undefined && !KEPT_TYPES.has(type)) return `wxr ${type.slice(0, 40)}`;
  const state = find(fields, 'wp:status')?.text.trim();
  return state !== undefined && DROPPED_STATES.has(state) ? `wxr ${state}` : undefined;
}
