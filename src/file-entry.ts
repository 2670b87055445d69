/** What became of one input file: what reading tells of it, and one line of a run's files.jsonl. */
export interface FileEntry {
  readonly path: string;
  readonly status: 'read' | 'continued' | 'skipped' | 'failed';
  /** Bytes; -1 where there is none (standard input). */
  readonly size: number;
  /** Milliseconds since the epoch, as the file system says; -1 where there is none. */
  readonly modifiedMs: number;
  /**
   * When anything about the file was changed last, its name and its owner included: milliseconds since the epoch. Nobody
   * can set it. Absent where there is no file, and in accounts of earlier versions.
   */
  readonly changedMs?: number;
  /**
   * Where the file lay: the first 128 bits of the SHA-256 of its absolute path, in hex. `path` alone may name another
   * file elsewhere. Absent where there is no file, and in accounts of earlier versions.
   */
  readonly place?: string;
  /**
   * Hex SHA-256 of the first `readTo` bytes; null where the file couldn't be read, or was skipped because nothing about
   * it has changed. With `skipped` it says that the bytes were compared with those that were read before.
   */
  readonly sha256: string | null;
  /** Where reading goes on when the file has grown. Less than `size` while its last line isn't complete. */
  readonly readTo: number;
  readonly documents: number;
  readonly rejected: number;
  /** How many things that are no documents by their kind (images, WARC requests, attachments) were passed over. */
  readonly passedOver?: Readonly<Record<string, number>>;
}
