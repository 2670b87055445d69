/**
 * The shapes a document takes on its way: RawDocument → Draft → Article → IdentifiedArticle.
 * Everything is plain, readonly and JSON-safe (but for the bytes of a RawDocument), because it crosses threads and is spooled.
 */

/** What a piece of text is on the page. Plain-text lines are paragraphs unless they plainly are something else. */
export type BlockKind = 'heading' | 'paragraph' | 'list-item' | 'quote' | 'code' | 'table-row' | 'caption';

/** What a claim is about. `canonical` is what a page says its own URL is; `url` is where it was fetched or is said to be. */
export type MetadataField =
  | 'title'
  | 'author'
  | 'agency'
  | 'published'
  | 'modified'
  | 'url'
  | 'canonical'
  | 'amp'
  | 'site'
  | 'language'
  | 'description'
  | 'section'
  | 'tag'
  | 'image'
  | 'paywall'
  | 'type';

/** An unverified statement about a document. */
export interface Claim {
  readonly field: MetadataField;
  /** As it stood, trimmed; at most 2,000 characters. */
  readonly value: string;
  /** Who says so: `line:Published`, `column:pubDate`, `meta:og:title`, `json-ld:NewsArticle.headline`, `time`, `h1`, `http:Last-Modified`, `config`, `path`. */
  readonly from: string;
}

/** Where a document came from. */
export interface SourceRef {
  /** The input as it was named or found, with `/`; `-` is standard input. */
  readonly path: string;
  /** The entry inside a container, nested ones joined by `!/`. */
  readonly member?: string;
  /** Byte offset of the document in the (expanded) file or entry, where one holds many. */
  readonly offset?: number;
  /** The dump's own id for the document. */
  readonly id?: string;
  /** Hex SHA-256 of the document's bytes as they stood in the dump: a page, a line, an entry. */
  readonly sha256: string;
}

export type MediaType = 'text/plain' | 'text/markdown' | 'text/html' | 'application/vnd.newsmorgue.record+json';

/** One document as read from a dump; nothing has been decided about it. */
export interface RawDocument {
  readonly source: SourceRef;
  readonly mediaType: MediaType;
  /** The text or page to extract from, still encoded. */
  readonly bytes: Uint8Array;
  /** What the dump held, where that isn't `bytes` (the JSON line whose `text` field `bytes` is). */
  readonly original?: Uint8Array;
  /** Encoding stated outside of the bytes (HTTP header, or `utf-8` when the reader made the bytes). */
  readonly charset?: string;
  /** The scope of line learning where no site is known: the dump's folder, or what the configuration says. */
  readonly collection: string;
  /** When it was fetched, ISO 8601 instant, where the dump says so. */
  readonly crawled?: string;
  readonly claims: readonly Claim[];
}

/**
 * A piece of the document's text. `position` numbers the document's blocks and removals together, from 0;
 * `offset` (UTF-16 units) is there when the piece is only a part of the block at that position.
 */
export interface Block {
  readonly kind: BlockKind;
  readonly text: string;
  readonly position: number;
  readonly offset?: number;
}

/** A block, or a piece of one, taken out of the text, with the rule that took it. */
export interface Removal extends Block {
  readonly rule: string;
}

/** `other`: a page that is no article (a listing, a shop, a forum). Only HTML is ever told so. */
export type DocumentKind = 'article' | 'other';

/** What is worth knowing about the bytes: `mojibake-repaired`, `mojibake`, `encoding-detected`, `replacement-characters`, `truncated`, … */
export type Flag = string;

/** A document as blocks with claims, before cleaning: what walk 1 spools. */
export interface Draft {
  readonly source: SourceRef;
  readonly mediaType: MediaType;
  readonly collection: string;
  readonly crawled?: string;
  readonly kind: DocumentKind;
  /** What made it `other`, in words that follow "the page". */
  readonly kindReason?: string;
  readonly claims: readonly Claim[];
  readonly blocks: readonly Block[];
  readonly removals: readonly Removal[];
  readonly flags: readonly Flag[];
}

export type DatePrecision = 'year' | 'month' | 'day' | 'minute' | 'second';

export interface DateValue {
  /** ISO 8601, as precise as `precision`, with an offset only where one was stated: `2018-04-18`, `2018-04-18T09:30+02:00`. */
  readonly value: string;
  readonly precision: DatePrecision;
  /** The claim's text it was read from. */
  readonly raw: string;
  readonly from: string;
  /** Day and month could be the other way round, and nothing settles it. */
  readonly ambiguous?: true;
}

export interface Image {
  readonly url: string;
  readonly caption?: string;
}

export interface Metadata {
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly agency: string | null;
  readonly published: DateValue | null;
  readonly modified: DateValue | null;
  /** Canonical URL, tracking parameters removed. */
  readonly url: string | null;
  /** Host in punycode without `www.`, or the name the configuration gives. */
  readonly site: string | null;
  /** BCP 47 primary language of the text. */
  readonly language: string | null;
  readonly description: string | null;
  readonly section: string | null;
  readonly tags: readonly string[];
  readonly images: readonly Image[];
  readonly paywalled: boolean | null;
}

/** Why a field has its value: for `explain`, not kept in records. */
export interface Ground {
  readonly field: MetadataField;
  readonly from: string;
  readonly value: string;
  readonly verdict: 'won' | 'lost';
  readonly reason: string;
}

/** A cleaned document with its metadata decided. `blocks` and `removals` are each in order of position, then offset. */
export interface Article extends Draft {
  readonly metadata: Metadata;
  readonly grounds: readonly Ground[];
}

/**
 * What says that two documents are the same article. The store settles `title` and `url` keys against the texts
 * (a title key holds only for texts that resemble each other; a URL may carry another article each day).
 */
export interface IdentityKey {
  readonly basis: 'url' | 'title' | 'content';
  /** `url:https://…`, `title:<site>|<folded title>|<day>`, `content:<digest>`. */
  readonly key: string;
  /** The key to use when `key` does not hold for this text: always `content:<digest>`. */
  readonly fallback: string;
}

export interface Fingerprint {
  /** Hex, 128 bits: the extracted text before cleaning (all blocks and removals in order). */
  readonly extracted: string;
  /** Hex, 128 bits: the cleaned text, normalized (case, Unicode form, quotes, spacing). */
  readonly text: string;
  /** Words of the cleaned text; characters in scripts without spaces. */
  readonly words: number;
}

export interface IdentifiedArticle extends Article {
  readonly identity: IdentityKey;
  readonly fingerprint: Fingerprint;
}
