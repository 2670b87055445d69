/** What became of one input file: what reading tells of it, and one line of a run's files.jsonl. */
export interface FileEntry {
  readonly path: string;
  readonly status: 'read' | 'continued' | 'skipped' | 'failed';
  /** Bytes; -1 where there is none (standard input). */
  readonly size: number;
  /** Milliseconds since the epoch, as the file system says; -1 where there is none. */
  readonly modifiedMs: number;
  /** Hex SHA-256 of the first `readTo` bytes; null where the file was skipped or couldn't be read. */
  readonly sha256: string | null;
  /** Where reading goes on when the file has grown. Less than `size` while its last line isn't complete. */
  readonly readTo: number;
  readonly documents: number;
  readonly rejected: number;
  /** How many things that are no documents by their kind (images, WARC requests, attachments) were passed over. */
  readonly passedOver?: Readonly<Record<string, number>>;
}
