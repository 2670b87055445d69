/**
 * The shapes of article.ts, for who checks what wasn't made by the house: records that are read again, what the functions
 * of a configuration give, and every record before it is archived.
 */
import { z } from 'zod';
import { DocumentRejected, type RejectionCode } from './stage.ts';

export const digest256 = z.string().regex(/^[0-9a-f]{64}$/);
export const count = z.int().nonnegative();

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

export const source = z.strictObject({
  path: z.string(),
  member: z.string().exactOptional(),
  offset: count.exactOptional(),
  id: z.string().exactOptional(),
  sha256: digest256,
});

export const block = {
  kind: blockKind,
  text: z.string(),
  position: count.describe('numbers blocks and removals together, in the order of the document'),
  offset: count.exactOptional().describe('UTF-16 units into the document’s block, where this is a piece of one'),
};
export const removal = { ...block, rule: z.string() };
export const claim = { field: metadataField, value: z.string(), from: z.string() };

export const metadata = {
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
};

export const kind = z.enum(['article', 'other']);
export const mediaType = z.enum(['text/plain', 'text/markdown', 'text/html', 'application/vnd.newsmorgue.record+json']);

/** The metadata of an article, as the functions of a configuration may leave it. */
export const metadataSchema = z.object(metadata);

/** A draft as it may be handed on. What a step hangs onto it beside that is let through, and gets into no record. */
export const draftSchema = z.object({
  source,
  mediaType,
  collection: z.string(),
  crawled: z.string().optional(),
  kind,
  kindReason: z.string().optional(),
  claims: z.array(z.object(claim)),
  blocks: z.array(z.object(block)),
  removals: z.array(z.object(removal)),
  flags: z.array(z.string()),
});

/** The first thing that is wrong, and where: `claims.2.field: …`. */
export function describeFlaw({ issues: [issue] }: z.ZodError): string {
  return `${issue?.path.map(String).join('.') || '(top level)'}: ${issue?.message}`;
}

/**
 * The value without what the schema doesn't know.
 * @param complaint what comes before the flaw: "the transform x gave no draft:"
 * @throws DocumentRejected with `code` where it doesn't fit
 */
export function demand<T>(schema: z.ZodType<T>, value: unknown, code: RejectionCode, complaint: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new DocumentRejected(code, `${complaint} ${describeFlaw(parsed.error)}`);
}
