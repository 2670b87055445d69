/** What a site, or a collection where no site is known, has been seen to print on its documents. */

/** `site:example.com`, or `collection:dumps/2018`. */
export type Scope = string;

/** Hex, 64 bits, of a folded line (`text/hash-line.ts`). */
export type LineHash = string;

/** What the survey takes from one document: flat, since millions of lines cross threads. */
export interface LineDigest {
  readonly scope: Scope;
  /** Distinct lines that could be furniture, those near the edges and short blocks anywhere: high and low word of each one's hash. */
  readonly lines: Uint32Array;
  /** What these lines say, folded and cut: UTF-8, each ended by a newline. */
  readonly samples: Uint8Array;
  /** A sketch of the document's long lines, the longest first: high words of their hashes. Tells documents that share most of their text (AMP, print, `?id=` variants). */
  readonly content: Uint32Array;
  /** What else the document is known by: its address and its title, 32 bits of the hash of each; 0 where there is none. */
  readonly address: number;
  readonly title: number;
}

/** What one run learned of a scope; the sum over the runs is what is known. Kept in the run's `learned.jsonl`, one line each. */
export interface ScopeDelta {
  readonly scope: Scope;
  /** One key for each document that was counted; a document counts once, ever. */
  readonly documents: readonly string[];
  /** On how many of these documents each line stood. The sample is there from the second document on. */
  readonly lines: readonly { readonly hash: LineHash; readonly count: number; readonly sample?: string }[];
}

/** What cleaning is told of a scope: the lines that are furniture there. */
export interface ScopeKnowledge {
  readonly scope: Scope;
  /** Documents counted. */
  readonly documents: number;
  /** `[hash, count]`, sorted by hash. Only lines that passed the bar. */
  readonly lines: readonly (readonly [LineHash, number])[];
  /** Lines of a site that stand on several articles and are under the bar: evidence, not proof. Sorted by hash. */
  readonly candidates?: readonly (readonly [LineHash, number])[];
  /**
   * Hex SHA-256 of `[documents, lines, candidates]` as JSON; the empty string where no document was counted. A record
   * names it.
   */
  readonly digest: string;
}
