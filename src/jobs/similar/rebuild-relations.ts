/** Fills the duplicate index from the records, and tells anew what each is related to: run by run, as the runs did. */
import { type ArchiveReader, createArchiveReader } from '../../archive/archive-reader.ts';
import type { Catalog } from '../../archive/catalog/open-catalog.ts';
import { openRelationsTable } from '../../archive/catalog/relations-table.ts';
import type { DuplicateIndex } from '../../archive/duplicate-index/open-duplicate-index.ts';
import { frameText } from '../../corpus/duplicates/read-frame.ts';
import { findRelated, type KnownVersions, type RelationSettings, rememberFramed } from '../../store/find-related.ts';
import { shingleText } from '../../text/shingles/shingle.ts';
import { tokenize } from '../../text/shingles/tokens.ts';
import { textOf } from '../../text/text-of.ts';

/**
 * The index is left uncommitted.
 * @param index an empty one
 * @param onRelated told how many records are done
 */
export function rebuildRelations(
  root: string,
  catalog: Catalog,
  index: DuplicateIndex,
  settings: RelationSettings,
  onRelated: (records: number) => void = () => {},
): void {
  const reader = createArchiveReader(root, catalog);
  const table = openRelationsTable(catalog);
  const known = knownVersions(reader);
  let done = 0;
  table.replaceAll((add) => {
    for (const numbers of table.versionsByRun()) {
      for (const number of numbers.toSorted()) index.add({ key: number, ...shingleText(readText(reader, number)) });
      const places = new Map([...numbers].map((number, place) => [number, place]));
      for (const [place, number] of numbers.entries()) {
        const own = { ...shingleText(readText(reader, number)), number };
        const precedes = (other: number): boolean => (places.get(other) ?? -1) < place;
        const related = findRelated(index, known, settings, own, precedes);
        if (related.length > 0) add(number, related);
        onRelated(++done);
      }
    }
  });
}

function knownVersions(reader: ArchiveReader): KnownVersions {
  return {
    record: (number) => versionOf(reader, number).record,
    place: (number) => versionOf(reader, number),
    framed: rememberFramed((number) => frameText(tokenize(readText(reader, number)))),
  };
}

const readText = (reader: ArchiveReader, number: number): string => textOf(reader.read(versionOf(reader, number).path));

function versionOf(reader: ArchiveReader, number: number) {
  const version = reader.catalog.version(number);
  if (version === undefined) throw new Error(`expected a version ${number} in the catalog, there is none`);
  return version;
}
