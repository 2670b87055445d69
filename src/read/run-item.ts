/** What reading a run's inputs is told, and what it tells: the shapes that `readInputs` takes and yields. */
import type { RawDocument } from '../article.ts';
import type { FileEntry } from '../file-entry.ts';
import type { ByteStream, FieldMapping, Reader, ReadLimits, ReadRejection } from './reader.ts';

/** What a committed run has read of a file. */
export interface KnownFile {
  readonly size: number;
  readonly modifiedMs: number;
  readonly changedMs?: number | null;
  readonly place?: string;
  readonly sha256: string | null;
  readonly readTo: number;
}

/** What committed runs have read of the file at this path: of the one in this place, or else of one in another. */
export type KnownFiles = (path: string, place: string) => KnownFile | undefined;

export interface ReadOptions {
  readonly limits?: ReadLimits;
  /** Custom readers; they are asked before the built-in ones. */
  readonly readers?: readonly Reader[];
  readonly known?: KnownFiles;
  /** Reads every file from its start, whatever is known of it. */
  readonly reread?: boolean;
  readonly fields?: (path: string) => FieldMapping | undefined;
  /** The site that a file's path tells; becomes the claim `site` from `path`. */
  readonly siteOf?: (path: string) => string | undefined;
  /** The scope of line learning where no site is known. Otherwise the folder that holds the file. */
  readonly collectionOf?: (path: string) => string | undefined;
  /** A line that separates the articles of a text file. */
  readonly separator?: string | RegExp;
  /** What the input `-` reads. */
  readonly stdin?: ByteStream;
}

export type RunItem =
  /** A file is about to be read; `size` in bytes, -1 where it isn't known. */
  | { readonly type: 'file-start'; readonly path: string; readonly size: number }
  /** `at`: how many bytes of the input file have been read so far. */
  | { readonly type: 'document'; readonly document: RawDocument; readonly at: number }
  | { readonly type: 'rejected'; readonly rejection: ReadRejection; readonly at: number }
  /** A file is finished; all of its documents and rejections came before. */
  | { readonly type: 'file'; readonly entry: FileEntry }
  /** A named input isn't there, can't be opened, or a pattern matches nothing. */
  | { readonly type: 'missing'; readonly path: string; readonly message: string };
