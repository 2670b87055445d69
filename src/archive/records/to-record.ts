import type { Block, IdentifiedArticle } from '../../article.ts';
import { recordId } from './record-path.ts';
import { type ArchiveRecord, RECORD_SCHEMA } from './record-schema.ts';

/** What the store decided about an article, and what it was cleaned with. */
export interface RecordContext {
  /** The identity key that holds for it: the article's `identity.key`, its `fallback`, or the key split by day. */
  readonly identity: string;
  readonly version: number;
  readonly previous: ArchiveRecord['previous'];
  readonly changed: ArchiveRecord['changed'];
  readonly digests: { readonly rules: string; readonly learned: string };
}

/** The record of an article. A function of its arguments alone: no clock, no run. */
export function toRecord(article: IdentifiedArticle, context: RecordContext): ArchiveRecord {
  const { metadata, fingerprint, source } = article;
  return {
    schema: RECORD_SCHEMA,
    id: recordId(context.identity),
    identity: context.identity,
    version: context.version,
    previous: context.previous,
    changed: context.changed,
    title: metadata.title,
    authors: metadata.authors,
    agency: metadata.agency,
    published: metadata.published,
    modified: metadata.modified,
    url: metadata.url,
    site: metadata.site,
    language: metadata.language,
    section: metadata.section,
    tags: metadata.tags,
    description: metadata.description,
    images: metadata.images,
    paywalled: metadata.paywalled,
    kind: article.kind,
    blocks: article.blocks.map(plainBlock),
    text: { digest: fingerprint.text, extracted: fingerprint.extracted, words: fingerprint.words },
    removals: article.removals.map((removal) => ({ ...plainBlock(removal), rule: removal.rule })),
    claims: article.claims.map(({ field, value, from }) => ({ field, value, from })),
    mediaType: article.mediaType,
    collection: article.collection,
    source,
    crawled: article.crawled ?? null,
    flags: article.flags,
    digests: { document: source.sha256, rules: context.digests.rules, learned: context.digests.learned },
  };
}

// Field by field, so that what a step may have hung onto a block doesn't get into the archive.
function plainBlock(block: Block): Block {
  const plain = { kind: block.kind, text: block.text, position: block.position };
  return block.offset === undefined ? plain : { ...plain, offset: block.offset };
}
