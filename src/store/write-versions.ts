/** Asks, identity by identity, what each document is, and writes the versions that are new. */

import type { SourceEntry } from '../archive/account.ts';
import { describeChange } from '../archive/describe-change.ts';
import { recordId } from '../archive/record-path.ts';
import type { ArchiveRecord } from '../archive/record-schema.ts';
import { recordToDraft } from '../archive/record-to-draft.ts';
import { toRecord } from '../archive/to-record.ts';
import type { IdentifiedArticle } from '../article.ts';
import { decideVersion, type HeldVersion, type VersionAnswer } from './decide-version.ts';
import type { PlanRow } from './plan.ts';
import type { StoreParts } from './store-parts.ts';

/** A document with what was decided; its source is accounted for once its relations are known, too. */
export interface DecidedDocument {
  readonly row: PlanRow;
  readonly entry: SourceEntry;
}

/** A version that this run wrote. */
export interface WrittenVersion extends DecidedDocument {
  readonly number: number;
}

export interface VersionSink {
  written(version: WrittenVersion): void;
  /** A further source of a record. */
  further(document: DecidedDocument): void;
}

/** A version as this walk sees it, whether an earlier run stored it or this one has just written it. */
interface StoredVersion extends HeldVersion {
  readonly path: string;
  readonly sha256: string;
}

/** @param isInterrupted asked between identities; a version chain is never left half written. */
export function writeVersions(parts: StoreParts, sink: VersionSink): void {
  const firstNumber = parts.archive.catalog.nextVersionNumber();
  /** Copies of a text that another identity of this run keeps: they wait until that one's record is there. */
  const copies: { readonly row: PlanRow; readonly keeper: string }[] = [];
  for (const identity of parts.plan.identities()) {
    writeIdentity(parts, sink, identity, firstNumber, (row, keeper) => copies.push({ row, keeper }));
  }
  for (const { row, keeper } of copies) sink.further({ row, entry: copyEntry(parts, row, keeper) });
}

function writeIdentity(
  parts: StoreParts,
  sink: VersionSink,
  identity: string,
  firstNumber: number,
  postpone: (row: PlanRow, keeper: string) => void,
): void {
  const { archive, plan } = parts;
  const record = recordId(identity);
  const versions: StoredVersion[] = [...(archive.catalog.identity(identity)?.versions ?? [])];
  for (const row of plan.byIdentity(identity)) {
    const sourceKnown = archive.catalog
      .source(row.source.sha256)
      .find((source) => source.identity === identity || source.alias === identity);
    const keeper = versions.length > 0 ? undefined : plan.keeperOf(row.text);
    const storedCopy = archive.catalog.byText(row.text).find((version) => version.number < firstNumber);
    if (
      versions.length === 0 &&
      sourceKnown === undefined &&
      storedCopy === undefined &&
      keeper?.identity !== identity
    ) {
      postpone(row, keeper?.identity ?? identity);
      continue;
    }
    const answer = decideVersion({
      basis: row.basis,
      extracted: row.extracted,
      text: row.text,
      sourceKnown,
      held: versions.length === 0 ? undefined : { record, versions },
      holder: () => storedCopy,
      recleaned: (version) => recleanedText(parts, version as StoredVersion, row),
    });
    if (answer.decision === 'new' || answer.decision === 'new-version') {
      versions.push(writeVersion(parts, sink, row, answer, versions.at(-1)));
    } else sink.further({ row, entry: furtherEntry(row, answer) });
  }
}

function writeVersion(
  { archive, articles, learned, rulesDigest }: StoreParts,
  sink: VersionSink,
  row: PlanRow,
  { decision, reason }: VersionAnswer,
  before: StoredVersion | undefined,
): StoredVersion {
  const article = JSON.parse(articles.at(row.article)) as IdentifiedArticle;
  const version = (before?.version ?? 0) + 1;
  const context = {
    identity: row.identity,
    version,
    previous: before === undefined ? null : { version: before.version, sha256: before.sha256 },
    digests: { rules: rulesDigest, learned: learned(row.scope)?.digest ?? '' },
  };
  const fresh = toRecord(article, { ...context, changed: null });
  const record =
    before === undefined ? fresh : { ...fresh, changed: describeChange(archive.readVersion(before.path), fresh) };
  const { path, number, sha256 } = archive.addRecord(record);
  sink.written({ row, number, entry: toEntry(row, record, decision, reason) });
  return { version, extracted: row.extracted, text: row.text, path, sha256 };
}

function toEntry(row: PlanRow, record: ArchiveRecord, decision: SourceEntry['decision'], reason: string): SourceEntry {
  return { ...sourceOf(row), decision, record: record.id, version: record.version, reason };
}

function furtherEntry(row: PlanRow, { decision, reason, record, version }: VersionAnswer): SourceEntry {
  if (record === undefined || version === undefined)
    throw new Error(`a ${decision} document needs the record it belongs to`);
  return { ...sourceOf(row), ...aliasOf(row, record), decision, record, version, reason };
}

function copyEntry({ archive }: StoreParts, row: PlanRow, keeper: string): SourceEntry {
  const record = recordId(keeper);
  const versions = archive.catalog.identity(keeper)?.versions ?? [];
  const version = versions.find(({ text }) => text === row.text) ?? versions.at(-1);
  if (version === undefined) throw new Error(`the record ${record} was to keep a text, but it was not written`);
  return {
    ...sourceOf(row),
    ...aliasOf(row, record),
    decision: 'exact-duplicate',
    record,
    version: version.version,
    reason: 'text-digest',
  };
}

function sourceOf({ source, site, original }: PlanRow): Pick<SourceEntry, 'source' | 'site' | 'original'> {
  return original === null ? { source, site } : { source, site, original };
}

/** The identity that a document has of its own, where it is a further source of another's record. */
function aliasOf({ identity }: PlanRow, record: string): Pick<SourceEntry, 'identity'> {
  return recordId(identity) === record ? {} : { identity };
}

/** A stored text, cleaned with what is known today: knowledge that grew since is no change of the article. */
function recleanedText({ archive, settle, learned }: StoreParts, version: StoredVersion, row: PlanRow): string {
  const draft = recordToDraft(archive.readVersion(version.path));
  return settle(draft, learned(row.scope)).article.fingerprint.text;
}
