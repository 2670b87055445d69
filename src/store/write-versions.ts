/** Asks, identity by identity, what each document is, and writes the versions that are new. */

import type { AddedRecord } from '../archive/archive-writer.ts';
import { describeChange } from '../archive/records/describe-change.ts';
import { recordId } from '../archive/records/record-path.ts';
import type { ArchiveRecord } from '../archive/records/record-schema.ts';
import { recordToDraft } from '../archive/records/record-to-draft.ts';
import type { SourceEntry } from '../archive/runs/account.ts';
import type { Listing } from '../workers/document-tasks.ts';
import { createBreath } from './breathe.ts';
import { decideVersion, type HeldVersion, type VersionAnswer } from './decide-version.ts';
import type { PlanRow } from './plan.ts';
import { accountForCopy, accountForKnown } from './source-entries.ts';
import type { StoreParts } from './store-parts.ts';
import type { WrittenVersion } from './written-versions.ts';

export interface VersionSink {
  written(version: WrittenVersion): void;
  /** A further source of a record. */
  further(entry: SourceEntry): void;
}

/** A version as this walk sees it, whether an earlier run stored it or this one has just written it. */
interface StoredVersion extends HeldVersion {
  readonly path: string;
  readonly sha256: string;
}

/** A copy of a text that another identity of this run keeps: it waits until that one's record is there. */
interface WaitingCopy {
  readonly row: number;
  readonly keeper: string;
}

/** The documents of an identity come in the order of their crawling, so its versions are written in that order. */
export async function writeVersions(parts: StoreParts, sink: VersionSink): Promise<void> {
  const firstNumber = parts.archive.catalog.nextVersionNumber();
  const copies: WaitingCopy[] = [];
  const breathe = createBreath();
  for (const identity of parts.plan.identities()) {
    copies.push(...writeIdentity(parts, sink, identity, firstNumber));
    await breathe();
  }
  for (const { row, keeper } of copies) settleCopy(parts, sink, parts.plan.byRow(row), keeper);
}

/**
 * A copy goes to its keeper's record. Where the keeper got none after all, because earlier runs know it as something
 * else, the copy goes to whoever holds the text by now, or is the first to hold it.
 */
function settleCopy(parts: StoreParts, sink: VersionSink, row: PlanRow, keeper: string): void {
  const { catalog } = parts.archive;
  const versions = catalog.identity(keeper)?.versions ?? [];
  const holder = catalog.byText(row.text)[0];
  if (versions.length > 0) sink.further(accountForCopy(row, keeper, versions));
  else if (holder !== undefined) sink.further(accountForCopy(row, holder.identity, [holder]));
  else writeVersion(parts, sink, row, catalog.identity(row.identity)?.versions.at(-1));
}

function writeIdentity(parts: StoreParts, sink: VersionSink, identity: string, firstNumber: number): WaitingCopy[] {
  const record = recordId(identity);
  const rows = parts.plan.byIdentity(identity);
  const versions: StoredVersion[] = rows[0]?.stored ? storedVersions(parts, identity) : [];
  const copies: WaitingCopy[] = [];
  for (const row of rows) {
    const known = lookUp(parts, row, firstNumber);
    const keeper = versions.length > 0 || known.source || known.holder ? identity : parts.plan.keeperOf(row);
    if (keeper !== identity) {
      copies.push({ row: row.row, keeper });
      continue;
    }
    const answer = decideVersion({
      basis: row.basis,
      extracted: row.extracted,
      text: row.text,
      sourceKnown: known.source,
      held: versions.length === 0 ? undefined : { record, versions },
      holder: () => known.holder,
      recleaned: (version) => recleanedText(parts, version as StoredVersion, row),
    });
    if (answer.record === undefined) versions.push(writeVersion(parts, sink, row, versions.at(-1)));
    else sink.further(accountForKnown(row, answer as Required<VersionAnswer>));
  }
  return copies;
}

const storedVersions = ({ archive }: StoreParts, identity: string): StoredVersion[] => [
  ...(archive.catalog.identity(identity)?.versions ?? []),
];

/** What earlier runs know of a document: its very bytes under its identity, or another record with its text. */
function lookUp({ archive }: StoreParts, { identity, text, source }: PlanRow, firstNumber: number) {
  return {
    source: archive.catalog.source(source.sha256).find((known) => (known.alias ?? known.identity) === identity),
    holder: archive.catalog.byText(text).find(({ number }) => number < firstNumber),
  };
}

function writeVersion(
  parts: StoreParts,
  sink: VersionSink,
  row: PlanRow,
  before: StoredVersion | undefined,
): StoredVersion {
  const isAsRendered = before === undefined && row.identity === row.key;
  const added = isAsRendered ? addAsRendered(parts, row) : addAnew(parts, row, before);
  const version = (before?.version ?? 0) + 1;
  const record = recordId(row.identity);
  sink.written({ row: row.row, number: added.number, version, record, vector: row.vector, words: row.words });
  return { version, extracted: row.extracted, text: row.text, path: added.path, sha256: added.sha256 };
}

/** A first version under its key: nothing about it is other than a worker thought. */
function addAsRendered({ archive, records }: StoreParts, row: PlanRow): AddedRecord {
  const { identity, site, extracted, text, words } = row;
  const { sha256, ...listing } = JSON.parse(row.listing) as Listing;
  const record = {
    ...listing,
    id: recordId(identity),
    identity,
    version: 1,
    site,
    text: { digest: text, extracted, words },
  };
  return archive.addRendered({ record, sha256, bytes: records.at(row.record) });
}

const decoder = new TextDecoder();

function addAnew({ archive, records }: StoreParts, row: PlanRow, before: StoredVersion | undefined): AddedRecord {
  const record: ArchiveRecord = {
    ...(JSON.parse(decoder.decode(records.at(row.record))) as ArchiveRecord),
    id: recordId(row.identity),
    identity: row.identity,
    version: (before?.version ?? 0) + 1,
    previous: before === undefined ? null : { version: before.version, sha256: before.sha256 },
  };
  const changed = before === undefined ? null : describeChange(archive.readVersion(before.path), record);
  return archive.addRecord({ ...record, changed });
}

/** A stored text, cleaned with what is known today: knowledge that grew since is no change of the article. */
function recleanedText({ archive, cleanAnew, learned }: StoreParts, version: StoredVersion, row: PlanRow) {
  return cleanAnew(recordToDraft(archive.readVersion(version.path)), learned(row.scope));
}
