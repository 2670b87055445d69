/** The record: what the archive keeps of one version of an article. docs/archive-format.md shows one. */
import { z } from 'zod';
import { block, claim, count, digest256, kind, mediaType, metadata, removal, source } from '../../article-schema.ts';

export const RECORD_SCHEMA = 'newsmorgue/record/1';

const digest128 = z.string().regex(/^[0-9a-f]{32}$/);

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
  ...metadata,
  kind,
  blocks: z.array(z.strictObject(block)),
  text: z.strictObject({
    digest: digest128.describe('of the normalized text'),
    extracted: digest128.describe('of the text before cleaning'),
    words: count,
  }),
  removals: z.array(z.strictObject(removal)),
  claims: z.array(z.strictObject(claim)),
  mediaType,
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
