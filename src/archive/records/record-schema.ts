/** The record: what the archive keeps of one version of an article. docs/archive-format.md shows one. */
import { z } from 'zod';

export const RECORD_SCHEMA = 'newsmorgue/record/1';

const digest128 = z.string().regex(/^[0-9a-f]{32}$/);
const digest256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().nonnegative();

const blockKind = z.enum(['heading', 'paragraph', 'list-item', 'quote', 'code', 'table-row', 'caption']);

const metadataField = z.enum([
  'title',
  'author',
  'agency',
  'published',
  'modified',
  'url',
  'canonical',
  'amp',
  'site',
  'language',
  'description',
  'section',
  'tag',
  'image',
  'paywall',
  'type',
]);

const date = z.strictObject({
  value: z.string().describe('ISO 8601, as precise as `precision`; an offset only where one was stated'),
  precision: z.enum(['year', 'month', 'day', 'minute', 'second']),
  raw: z.string().describe('the text it was read from'),
  from: z.string().describe('the claim it was read from'),
  ambiguous: z.literal(true).exactOptional().describe('day and month could be the other way round'),
});

const source = z.strictObject({
  path: z.string(),
  member: z.string().exactOptional(),
  offset: count.exactOptional(),
  id: z.string().exactOptional(),
  sha256: digest256,
});

const block = {
  kind: blockKind,
  text: z.string(),
  position: count.describe('numbers blocks and removals together, in the order of the document'),
  offset: count.exactOptional().describe('UTF-16 units into the document’s block, where this is a piece of one'),
};

/** Checks a record from outside. Unknown fields are refused: a record is wholly what its schema name says. */
export const recordSchema = z.strictObject({
  schema: z.literal(RECORD_SCHEMA),
  id: digest128.describe('the first 128 bits of the SHA-256 of `identity`'),
  identity: z.string().describe('what makes two documents the same article'),
  version: z.int().positive(),
  previous: z
    .strictObject({ version: z.int().positive(), sha256: digest256.describe('of the previous version’s file') })
    .nullable(),
  changed: z
    .strictObject({
      fields: z.array(z.string()).describe('fields that differ from the previous version'),
      words: z.strictObject({ added: count, removed: count }),
      cause: z.literal('reclean').exactOptional().describe('the document is the same; rules or software changed'),
    })
    .nullable(),
  title: z.string().nullable(),
  authors: z.array(z.string()),
  agency: z.string().nullable(),
  published: date.nullable(),
  modified: date.nullable(),
  url: z.string().nullable(),
  site: z.string().nullable(),
  language: z.string().nullable().describe('BCP 47 primary language of the text'),
  section: z.string().nullable(),
  tags: z.array(z.string()),
  description: z.string().nullable(),
  images: z.array(z.strictObject({ url: z.string(), caption: z.string().exactOptional() })),
  paywalled: z.boolean().nullable(),
  kind: z.enum(['article', 'other']),
  blocks: z.array(z.strictObject(block)),
  text: z.strictObject({
    digest: digest128.describe('of the normalized text'),
    extracted: digest128.describe('of the text before cleaning'),
    words: count,
  }),
  removals: z.array(z.strictObject({ ...block, rule: z.string() })),
  claims: z.array(z.strictObject({ field: metadataField, value: z.string(), from: z.string() })),
  mediaType: z.enum(['text/plain', 'text/markdown', 'text/html', 'application/vnd.newsmorgue.record+json']),
  collection: z.string(),
  source: source.describe('the document this version was made from; further sources are in the runs’ accounts'),
  crawled: z.string().nullable(),
  flags: z.array(z.string()),
  digests: z.strictObject({
    document: digest256.describe('SHA-256 of the document’s bytes'),
    rules: z.string().describe('of the cleaning rules'),
    learned: z
      .string()
      .describe('of what was known of the site: documents and lines, with their counts; empty where nothing was'),
  }),
});

type Immutable<T> = T extends readonly (infer Item)[]
  ? readonly Immutable<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Immutable<T[Key]> }
    : T;

export type ArchiveRecord = Immutable<z.infer<typeof recordSchema>>;

/** The published JSON Schema (2020-12) of a record. */
export function recordJsonSchema(): Readonly<Record<string, unknown>> {
  return { $id: `urn:${RECORD_SCHEMA.replaceAll('/', ':')}`, title: RECORD_SCHEMA, ...z.toJSONSchema(recordSchema) };
}
