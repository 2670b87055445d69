/** What a reader is. One reader for each kind of dump; the first whose `accepts` says yes reads the file. */
import type { RawDocument, SourceRef } from '../article.ts';
import type { RejectionCode } from '../stage.ts';

export interface ReadLimits {
  /** Bytes of one line, entry or page. Over it: a recorded rejection. */
  readonly maxDocumentBytes: number;
  /** Containers within containers. */
  readonly maxDepth: number;
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

/** A file, or an entry of a container, as a stream of bytes that can be opened once. */
export interface InputFile {
  /** The input's path as recorded; for an entry, its container's. */
  readonly path: string;
  readonly member?: string;
  /** Extensions and media type hints are taken from here: the entry's or the file's name. */
  readonly name: string;
  readonly collection: string;
  /** How many containers it lies in. */
  readonly depth: number;
  /** The first bytes, up to 64 KiB, for telling the kind by content. */
  readonly head: Uint8Array;
  /** All bytes, from `from` on (plain files only; 0 otherwise). */
  open(from?: number): AsyncIterable<Uint8Array>;
  /** A path that random-access formats (Parquet, zip) may open; absent for entries and standard input. */
  readonly localPath?: string;
}

/** A document that could not be read. */
export interface ReadRejection {
  readonly source: Omit<SourceRef, 'sha256'> & { readonly sha256?: string };
  readonly code: RejectionCode;
  readonly message: string;
  /** The bytes as they stood, where they are at hand and under the limit. */
  readonly original?: Uint8Array;
}

/** What a reader yields: a document, a rejection, or an entry to be read by whichever reader accepts it. */
export type ReadItem =
  | { readonly type: 'document'; readonly document: RawDocument; /** Bytes of the file consumed once this is committed; for files that can be continued. */ readonly end?: number }
  | { readonly type: 'rejected'; readonly rejection: ReadRejection; readonly end?: number }
  | { readonly type: 'file'; readonly file: InputFile };

export interface ReaderContext {
  readonly limits: ReadLimits;
  /** Field mapping for this input, from the configuration: metadata field or `text`/`html`/`id`/`crawled` → column or JSON path. */
  readonly fields: FieldMapping;
  /** A line that separates articles in one text file, from the configuration. */
  readonly separator?: string | RegExp;
}

export type FieldMapping = Readonly<Record<string, string | readonly string[]>>;

export interface Reader {
  readonly name: string;
  /** Whether a file of this kind can be continued at a byte offset when it has grown (line-oriented, uncompressed). */
  readonly continues?: boolean;
  accepts(file: InputFile): boolean;
  read(file: InputFile, context: ReaderContext, from?: number): AsyncIterable<ReadItem>;
}
