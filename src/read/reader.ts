/** What a reader is. One reader for each kind of dump; the first whose `accepts` says yes reads the file. */
import type { RawDocument, SourceRef } from '../article.ts';
import type { RejectionCode } from '../stage.ts';
import type { FileKind } from './kinds/file-kind.ts';

export interface ReadLimits {
  /** Bytes of one line, entry or page. Over it: a recorded rejection. */
  readonly maxDocumentBytes: number;
  /** Containers within containers; a `.tar.gz` is one. */
  readonly maxDepth: number;
  /** Entries in all containers of one input file together. */
  readonly maxEntries: number;
  /** Bytes that one input file may expand to. */
  readonly maxExpandedBytes: number;
}

export const DEFAULT_LIMITS: ReadLimits = {
  maxDocumentBytes: 64 * 2 ** 20,
  maxDepth: 2,
  maxEntries: 10_000_000,
  maxExpandedBytes: 2 ** 40,
};

/** Bytes in order. A chunk may be kept by whoever reads it, and is never written to again. */
export type ByteStream = AsyncIterable<Uint8Array>;

/** A file, or an entry of a container, as a stream of bytes that can be opened once. */
export interface InputFile {
  /** The input's path as recorded; for an entry, its container's. */
  readonly path: string;
  readonly member?: string;
  /** The entry's or the file's name, for the hints that its extension gives. */
  readonly name: string;
  readonly collection: string;
  /** How many containers it lies in. */
  readonly depth: number;
  /** The first bytes, up to 64 KiB, for telling the kind by content. */
  readonly head: Uint8Array;
  /** What the content says it is. */
  readonly kind: FileKind;
  /** All bytes, from `from` on (plain files only; 0 otherwise). */
  open(from?: number): ByteStream;
  /** A path that random-access formats (Parquet, zip) may open; absent for entries and standard input. */
  readonly localPath?: string | Buffer;
}

/** A document that could not be read. */
export interface ReadRejection {
  readonly source: Omit<SourceRef, 'sha256'> & { readonly sha256?: string };
  readonly code: RejectionCode;
  readonly message: string;
  /** The bytes as they stood, where they are at hand and under the limit. */
  readonly original?: Uint8Array;
  /** Where a reader failed: for the log, and nowhere else. */
  readonly stack?: string;
}

/**
 * What a reader yields: a document, a rejection, an entry to be read by whichever reader accepts it,
 * or a count of things that are no documents by their kind (images, WARC requests, feeds' attachments).
 * `resume` says where reading goes on when the file has grown, if that is before its end; only readers that continue yield it.
 * The bytes of documents own their memory, so that they can be transferred to a thread.
 */
export type ReadItem =
  | { readonly type: 'document'; readonly document: RawDocument }
  | { readonly type: 'rejected'; readonly rejection: ReadRejection }
  | { readonly type: 'entry'; readonly file: InputFile }
  | { readonly type: 'passed-over'; readonly what: string; readonly count: number }
  | { readonly type: 'resume'; readonly at: number };

/** What one input file may still expand to. Containers charge it; it throws `DocumentRejected` when it is used up. */
export interface ExpansionBudget {
  addBytes(count: number): void;
  addEntry(): void;
}

export interface ReaderContext {
  readonly limits: ReadLimits;
  /** Field mapping for this input, from the configuration. */
  readonly fields: FieldMapping;
  /** A line that separates articles in one text file, from the configuration. */
  readonly separator?: string | RegExp;
  readonly budget: ExpansionBudget;
}

/**
 * Which column or JSON path (`meta.author.name`) fills a field; of several the first that isn't empty.
 * The fields are the metadata fields and `text`, `html`, `id`, `crawled`.
 */
export type FieldMapping = Readonly<Record<string, string | readonly string[]>>;

export interface Reader {
  readonly name: string;
  /**
   * Whether a file of this kind can be gone on with when it has grown: at the end of what was read (line-oriented kinds),
   * or only where a `resume` told. Absent: it is read whole again.
   */
  readonly continues?: 'at-end' | 'where-told';
  accepts(file: InputFile): boolean;
  read(file: InputFile, context: ReaderContext, from?: number): AsyncIterable<ReadItem>;
}
