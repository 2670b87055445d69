/** The two kinds of step. Which one a step is decides its purity, its place and its memory. */

/** Sees one document. No I/O, no clock, no randomness: the same input gives the same output on every thread and machine. */
export interface DocumentStep<In, Out> {
  readonly name: string;
  apply(document: In): Out;
}

/** Sees a small digest of every document, never its text. The verdict does not depend on the order of the digests. */
export interface CorpusStep<Digest, Verdict> {
  readonly name: string;
  observe(digest: Digest): void;
  conclude(): Verdict;
}

/** A document that can't be taken up: counted, kept in the run's rejects, and the run goes on. */
export class DocumentRejected extends Error {
  readonly code: RejectionCode;
  /** @param cause what was thrown, where a step of the configuration failed */
  constructor(code: RejectionCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'DocumentRejected';
    this.code = code;
  }
}

export type RejectionCode =
  | 'not-an-article'
  | 'empty'
  | 'too-large'
  | 'truncated'
  | 'bad-encoding'
  | 'bad-json'
  | 'bad-xml'
  | 'bad-csv'
  | 'bad-warc'
  | 'bad-container'
  | 'bad-record'
  | 'no-text'
  | 'unknown-kind'
  | 'nested-too-deep'
  | 'too-many-entries'
  | 'unreadable'
  | 'transform-failed'
  | 'took-too-long'
  | 'forgotten'
  | 'internal';
