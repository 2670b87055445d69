/**
 * Whether the documents under one key are one article. A key is only a good guess: a URL may carry another article
 * each day, and two outlets, or one outlet twice, may use a headline again.
 */
import type { IdentityKey } from '../article.ts';

/** Below this Jaccard similarity, another day under one URL is another article (docs/archive-format.md, Identity). */
export const SAME_URL_SIMILARITY = 0.2;
/** From this on, two texts with one site, title and day are one article. */
export const SAME_TITLE_SIMILARITY = 0.3;

export interface KeyedDocument {
  readonly fallback: string;
  /** Day of publication, `2018-04-18`, where it is known to the day. */
  readonly day: string | null;
  /** Jaccard similarity with the anchor: the article that the key stands for. */
  readonly similarity: number;
}

/** The identity of a document under a key that is already another document's: the anchor's. */
export function settleIdentity(
  basis: IdentityKey['basis'],
  key: string,
  anchorDay: string | null,
  document: KeyedDocument,
): string {
  if (basis === 'content') return key;
  if (basis === 'title') return document.similarity >= SAME_TITLE_SIMILARITY ? key : document.fallback;
  const sameDay = document.day === null || anchorDay === null || document.day === anchorDay;
  return sameDay || document.similarity >= SAME_URL_SIMILARITY ? key : `${key}#${document.day}`;
}

const DAY = /^\d{4}-\d{2}-\d{2}/;

/** The day of an ISO 8601 value that is at least as precise as a day. */
export function dayOf(published: string | null): string | null {
  return published === null ? null : (DAY.exec(published)?.[0] ?? null);
}
