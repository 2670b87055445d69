/** What one document is to the archive, in the order of docs/archive-format.md, Decisions. Pure: the lookups are handed in. */

import type { SourceEntry } from '../archive/runs/account.ts';
import type { IdentityKey } from '../article.ts';

/** A version that the identity has, in the archive or earlier in this run. */
export interface HeldVersion {
  readonly version: number;
  readonly extracted: string;
  readonly text: string;
}

export interface VersionQuestion {
  readonly basis: IdentityKey['basis'];
  readonly extracted: string;
  readonly text: string;
  /** These very bytes were accounted for under this identity by an earlier run. */
  readonly sourceKnown: { readonly record: string; readonly version: number } | undefined;
  /** The record of this identity, if it has one by now. */
  readonly held: { readonly record: string; readonly versions: readonly HeldVersion[] } | undefined;
  /** Digest of a held version's text, cleaned with today's rules and knowledge; null where these fail on it. Asked only where it can matter. */
  recleaned(version: HeldVersion): string | null;
  /** Another identity's record that holds this text. */
  holder(): { readonly record: string; readonly version: number } | undefined;
}

export interface VersionAnswer {
  readonly decision: Extract<SourceEntry['decision'], 'new' | 'new-version' | 'unchanged' | 'exact-duplicate'>;
  readonly reason: string;
  /** The record and version it is a further source of; absent when a version is to be written. */
  readonly record?: string;
  readonly version?: number;
}

export function decideVersion(question: VersionQuestion): VersionAnswer {
  const { extracted, text, sourceKnown, held } = question;
  if (sourceKnown !== undefined) return { decision: 'unchanged', reason: 'source-digest', ...sourceKnown };
  if (held === undefined) {
    const holder = question.holder();
    if (holder !== undefined) return { decision: 'exact-duplicate', reason: 'text-digest', ...holder };
    return { decision: 'new', reason: 'unknown-identity' };
  }
  // Nothing but the text says that it is the same article: another copy, rather than another scrape.
  if (question.basis === 'content') {
    return {
      decision: 'exact-duplicate',
      reason: 'text-digest',
      record: held.record,
      version: held.versions[0]?.version ?? 1,
    };
  }
  const unchanged = (reason: string, { version }: HeldVersion): VersionAnswer => ({
    decision: 'unchanged',
    reason,
    record: held.record,
    version,
  });
  const sameExtract = held.versions.find((version) => version.extracted === extracted);
  if (sameExtract !== undefined) return unchanged('extracted-text', sameExtract);
  const sameText = held.versions.find((version) => version.text === text);
  if (sameText !== undefined) return unchanged('cleaned-text', sameText);
  const sameToday = held.versions.find((version) => question.recleaned(version) === text);
  if (sameToday !== undefined) return unchanged('recleaned-text', sameToday);
  return { decision: 'new-version', reason: 'other-text' };
}
