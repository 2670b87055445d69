/** The lines of the run's account that say what became of a document. */

import { recordId } from '../archive/records/record-path.ts';
import type { RelatedEntry, SourceEntry } from '../archive/runs/account.ts';
import type { VersionAnswer } from './decide-version.ts';
import type { PlanRow } from './plan.ts';

/** A document that is a further source of a record. */
export function accountForKnown(
  row: PlanRow,
  { decision, reason, record, version }: Required<VersionAnswer>,
): SourceEntry {
  return { ...whatItIs(row), ...ownIdentity(row, record), decision, record, version, reason };
}

/** A copy of a text that another identity of the same run keeps. @param versions of the keeper's record */
export function accountForCopy(
  row: PlanRow,
  keeper: string,
  versions: readonly { readonly text: string; readonly version: number }[],
): SourceEntry {
  const record = recordId(keeper);
  // The keeper's text may have been taken for an older one, cleaned differently: then its latest version stands for it.
  const version = versions.find(({ text }) => text === row.text) ?? versions.at(-1);
  if (version === undefined) throw new Error(`the record ${record} was to keep a text, but it was not written`);
  return accountForKnown(row, { decision: 'exact-duplicate', reason: 'text-digest', record, version: version.version });
}

/** A document that became a version. @param related the records before it that it is related to, the nearest first */
export function accountForWritten(row: PlanRow, version: number, related: readonly RelatedEntry[]): SourceEntry {
  const what = { ...whatItIs(row), record: recordId(row.identity), version };
  const [nearest, ...others] = related;
  const matched = nearest === undefined ? {} : { ...nearest, ...(others.length > 0 && { related: others }) };
  if (version > 1) return { ...what, decision: 'new-version', reason: 'other-text', ...matched };
  if (nearest?.relation === 'duplicate') return { ...what, decision: 'near-duplicate', reason: 'shingles', ...matched };
  return { ...what, decision: 'new', reason: 'unknown-identity', ...matched };
}

function whatItIs({ source, site, original }: PlanRow): Pick<SourceEntry, 'source' | 'site' | 'original'> {
  return original === null ? { source, site } : { source, site, original };
}

function ownIdentity({ identity }: PlanRow, record: string): Pick<SourceEntry, 'identity'> {
  return recordId(identity) === record ? {} : { identity };
}
