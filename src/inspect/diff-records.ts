import type { ArchiveReader } from '../archive/archive-reader.ts';
import { SHOWN_FIELDS } from '../archive/records/describe-change.ts';
import type { ArchiveRecord } from '../archive/records/record-schema.ts';
import type { FieldChange, RecordDiff } from '../report/text-diff.ts';
import { countWordChanges, diffBlocks } from './diff-texts.ts';
import { withReader } from './show-record.ts';

export interface DiffOptions {
  /** Another record: the latest versions are compared. */
  readonly other?: string;
  /** The version before; the one before `to` without it. */
  readonly from?: number;
  /** The version after; the latest without it. */
  readonly to?: number;
}

/** What a diff can't be made of. */
export class NothingToCompare extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NothingToCompare';
  }
}

/**
 * What changed between two versions of a record, or between two records.
 * @throws NothingToCompare where there is one version only; and what `showRecord` throws
 */
export async function diffRecords(archive: string, name: string, options: DiffOptions = {}): Promise<RecordDiff> {
  return withReader(archive, (reader) => {
    const [before, after] =
      options.other === undefined ? findVersions(reader, name, options) : findBoth(reader, name, options);
    const blocks = diffBlocks(textsOf(before), textsOf(after));
    return {
      before: { id: before.id, version: before.version },
      after: { id: after.id, version: after.version },
      fields: diffFields(before, after),
      blocks,
      words: countWordChanges(blocks),
    };
  });
}

type Pair = readonly [ArchiveRecord, ArchiveRecord];

function findBoth(reader: ArchiveReader, name: string, { other, from, to }: DiffOptions): Pair {
  return [reader.record(name, from).record, reader.record(other as string, to).record];
}

function findVersions(reader: ArchiveReader, name: string, { from, to }: DiffOptions): Pair {
  const after = reader.record(name, to).record;
  const wanted = from ?? after.version - 1;
  if (wanted < 1) {
    throw new NothingToCompare(
      `${after.id} has nothing before version ${after.version}; name another record to compare it with`,
    );
  }
  return [reader.record(after.id, wanted).record, after];
}

const textsOf = ({ blocks }: ArchiveRecord): string[] => blocks.map(({ text }) => text);

function diffFields(before: ArchiveRecord, after: ArchiveRecord): FieldChange[] {
  return SHOWN_FIELDS.map((field) => ({
    field,
    before: showField(before[field]),
    after: showField(after[field]),
  })).filter((change) => change.before !== change.after);
}

function showField(value: ArchiveRecord[(typeof SHOWN_FIELDS)[number]]): string | null {
  if (value === null || typeof value === 'string') return value;
  if ('precision' in value) return value.value;
  return value.length === 0 ? null : value.join(', ');
}
