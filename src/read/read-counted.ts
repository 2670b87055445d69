import type { Hash } from 'node:crypto';
import type { RawDocument } from '../article.ts';
import type { FileEntry } from '../file-entry.ts';
import { makeBudget } from './expansion-budget.ts';
import { makeClaim } from './make-document.ts';
import { readFile } from './read-file.ts';
import { type ByteStream, DEFAULT_LIMITS, type InputFile, type Reader, type ReaderContext } from './reader.ts';
import type { ReadOptions, RunItem } from './run-item.ts';

/** How far an input has been read, and the digest so far. */
export interface Meter {
  at: number;
  hash: Hash;
}

/** The same bytes, counted and hashed as they go by. */
export async function* metered(stream: ByteStream, meter: Meter): ByteStream {
  for await (const chunk of stream) {
    meter.hash.update(chunk);
    meter.at += chunk.length;
    yield chunk;
  }
}

/** What one input file has given. */
export interface Tally {
  documents: number;
  rejected: number;
  readonly passedOver: Map<string, number>;
  /** Where reading goes on when the file has grown, where that is before its end. */
  resume: number | undefined;
}

export const newTally = (): Tally => ({ documents: 0, rejected: 0, passedOver: new Map(), resume: undefined });

/** The counts as a line of the account has them. */
export function countsOf(tally: Tally): Pick<FileEntry, 'documents' | 'rejected' | 'passedOver'> {
  const { documents, rejected, passedOver } = tally;
  return { documents, rejected, ...(passedOver.size > 0 && { passedOver: Object.fromEntries(passedOver) }) };
}

const MAX_KINDS = 100;

function countPassedOver(counts: Map<string, number>, what: string, count: number): void {
  const key = counts.has(what) || counts.size < MAX_KINDS ? what : 'other';
  counts.set(key, (counts.get(key) ?? 0) + count);
}

function contextOf(path: string, options: ReadOptions): ReaderContext {
  const limits = options.limits ?? DEFAULT_LIMITS;
  return {
    limits,
    fields: options.fields?.(path) ?? {},
    ...(options.separator !== undefined && { separator: options.separator }),
    budget: makeBudget(limits),
  };
}

const withSite = (document: RawDocument, site: string | undefined): RawDocument =>
  site === undefined ? document : { ...document, claims: [...document.claims, makeClaim('site', site, 'path')] };

export interface CountedRead {
  readonly file: InputFile;
  readonly readers: readonly Reader[];
  readonly options: ReadOptions;
  readonly meter: Meter;
  readonly tally: Tally;
  readonly from: number;
}

/** One input file's documents and rejections, counted in `tally` as they pass. */
export async function* readCounted({
  file,
  readers,
  options,
  meter,
  tally,
  from,
}: CountedRead): AsyncGenerator<RunItem> {
  const site = options.siteOf?.(file.path);
  for await (const item of readFile(file, readers, contextOf(file.path, options), from)) {
    if (item.type === 'passed-over') countPassedOver(tally.passedOver, item.what, item.count);
    else if (item.type === 'resume') tally.resume = item.at;
    else if (item.type === 'document') {
      tally.documents++;
      yield { type: 'document', document: withSite(item.document, site), at: meter.at };
    } else {
      tally.rejected++;
      yield { type: 'rejected', rejection: item.rejection, at: meter.at };
    }
  }
}
