/** Articles that were forgotten don't come back: not by their identity, not by their bytes, not by their text. */
import type { Forgotten } from '../archive/forget/forgotten.ts';
import type { SourceRef } from '../article.ts';
import type { ArticleSummary, Failure } from '../workers/document-tasks.ts';
import { dayOf } from './settle-identity.ts';

const REFUSED: Failure = {
  ok: false,
  code: 'forgotten',
  message: 'the article was forgotten; a tombstone in the archive says why',
};

/** Why a document isn't taken up; undefined where it is. */
export function refuseForgotten(
  forgotten: Forgotten,
  source: SourceRef,
  { key, fallback, extracted, text, published }: ArticleSummary,
): Failure | undefined {
  if (forgotten.isEmpty) return undefined;
  const identities = [key, fallback, `${key}#${dayOf(published)}`];
  const isForgotten =
    forgotten.document(source.sha256) ||
    identities.some(forgotten.identity) ||
    forgotten.text(text) ||
    forgotten.text(extracted);
  return isForgotten ? REFUSED : undefined;
}
