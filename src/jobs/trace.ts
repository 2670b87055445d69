/** Where each paragraph of a record stood first: `newsmorgue trace`. */
import type { ArchiveReader } from '../archive/archive-reader.ts';
import type { DuplicateIndex } from '../archive/duplicate-index/open-duplicate-index.ts';
import { openArchiveReader } from '../archive/open-archive.ts';
import type { ArchiveRecord } from '../archive/records/record-schema.ts';
import type { DateValue } from '../article.ts';
import type { ParagraphTrace, RecordTrace, TracedOrigin } from '../report/text-trace.ts';
import { foldLine } from '../text/fold-line.ts';
import { compareInstants, instantOf } from '../text/instant.ts';
import { countShared, shingleHashes, shingleText } from '../text/shingles/shingle.ts';
import { textOf } from '../text/text-of.ts';
import { keepLast } from './similar/keep-last.ts';
import { lookIntoSimilar } from './similar/open-similar.ts';

/** Fewer shingles are a headline or a stock phrase: eight words. Such paragraphs are not traced. */
const FEWEST_SHINGLES = 4;
/** Share of a paragraph's shingles that a text must have for the paragraph to stand in it. */
const STANDS_SHARE = 0.7;
/** Only passages are looked for, so that nothing is left out for being similar as a whole. */
const NO_SIMILARITY = 2;
const KEPT_TEXTS = 500;

interface TracedText {
  readonly shingles: Uint32Array;
  /** Folded, for what stands in it word for word. */
  readonly folded: string;
  readonly record: ArchiveRecord;
  readonly number: number;
}

/**
 * For each paragraph of a record the earliest published archived article in which it stood, exactly or nearly. Of articles of
 * which no date is known the one archived first counts, after all that have one. Of a paragraph that very many articles have, those
 * archived first are looked at.
 * @param name the start of an id, a path below `records/`, or a URL
 * @throws NotAnArchive, RecordNotFound, VersionNotFound, AmbiguousRecord, ArchiveDamaged
 */
export async function traceRecord(
  archive: string,
  name: string,
  { version }: { version?: number } = {},
): Promise<RecordTrace> {
  const reader = openArchiveReader(archive);
  const index = lookIntoSimilar(reader);
  try {
    const { record } = reader.record(name, version);
    const textAt = keepLast(KEPT_TEXTS, (number) => readTraced(reader, number));
    const whole = lookUp(index, textOf(record));
    const paragraphs = record.blocks.map((block) => traceParagraph(block.text, record, whole, index, textAt));
    const { id, title, site } = record;
    return { id, version: record.version, title, site, published: record.published?.value ?? null, paragraphs };
  } finally {
    index.close();
    reader.close();
  }
}

function lookUp(index: DuplicateIndex, text: string): number[] {
  return index.related(shingleText(text), NO_SIMILARITY).map(({ key }) => key);
}

function readTraced(reader: ArchiveReader, number: number): TracedText | undefined {
  const known = reader.catalog.version(number);
  if (known === undefined) return undefined;
  const { record } = reader.record(known.record, known.version);
  const text = textOf(record);
  return { shingles: shingleHashes(text), folded: foldLine(text), record, number };
}

function traceParagraph(
  text: string,
  own: ArchiveRecord,
  whole: readonly number[],
  index: DuplicateIndex,
  textAt: (number: number) => TracedText | undefined,
): ParagraphTrace {
  const shingles = shingleHashes(text);
  if (shingles.length < FEWEST_SHINGLES) return { text, first: null };
  const folded = foldLine(text);
  const origins = [...new Set([...whole, ...lookUp(index, text)])]
    .map(textAt)
    .filter((other) => other !== undefined)
    .filter(({ record }) => record.id !== own.id && comesBefore(record, own))
    .map((other) => ({ other, share: countShared(shingles, other.shingles) / shingles.length }))
    .filter(({ share }) => share >= STANDS_SHARE)
    .sort((a, b) => compareDates(a.other.record, b.other.record) || a.other.number - b.other.number);
  const [first] = origins;
  return { text, first: first === undefined ? null : describeOrigin(first.other, first.share, folded) };
}

function describeOrigin({ record, folded: held }: TracedText, share: number, folded: string): TracedOrigin {
  const { id, version, title, site, url } = record;
  const published = record.published?.value ?? null;
  return { id, version, title, site, url, published, share, exact: held.includes(folded) };
}

/** Two of one day may have taken from each other; then nothing is said of either. Without a date nothing is known to be earlier. */
function comesBefore({ published: other }: ArchiveRecord, { published: own }: ArchiveRecord): boolean {
  if (other === null) return own === null;
  if (own === null) return true;
  const unit = hasTime(other) && hasTime(own) ? 1 : DAY;
  const [first, second] = [instantOf(other.value), instantOf(own.value)];
  return first !== null && (second === null || Math.floor(first / unit) < Math.floor(second / unit));
}

/** In milliseconds. */
const DAY = 86_400_000;

const hasTime = ({ precision }: DateValue): boolean => precision === 'minute' || precision === 'second';

function compareDates(a: ArchiveRecord, b: ArchiveRecord): number {
  return compareInstants(a.published?.value ?? null, b.published?.value ?? null);
}
