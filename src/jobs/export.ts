/** Writes records of an archive to a file of another format, or to whoever takes the bytes. */
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import type { ArchiveReader } from '../archive/archive-reader.ts';
import { openArchiveReader } from '../archive/open-archive.ts';
import type { ExportedRecord } from '../export/exported-record.ts';
import { type ExportFormat, loadWriter } from '../export/formats.ts';
import { gzipChunks } from '../export/gzip-chunks.ts';
import { listRecords } from '../inspect/list-records.ts';
import type { ListFilter } from '../report/listed-record.ts';
import { TOOL } from '../tool-version.ts';

export interface ExportOptions extends ListFilter {
  readonly archive: string;
  readonly format: ExportFormat;
  readonly limit?: number;
  /** Compresses with gzip; WARC and Parquet are compressed already. */
  readonly gzip?: boolean;
  /** Told of each record that has been written. */
  readonly onRecord?: (records: number) => void;
}

/**
 * The bytes of an export: the latest version of each record, one for each cluster unless `all`.
 * @throws NotAnArchive, ArchiveDamaged
 */
export async function* exportRecords(options: ExportOptions): AsyncIterable<Uint8Array> {
  const writer = await loadWriter(options.format);
  const reader = openArchiveReader(options.archive);
  try {
    const [last] = reader.runs();
    const about = { tool: TOOL, run: last?.run ?? 'none', ended: last?.ended ?? '1970-01-01T00:00:00Z' };
    const bytes = writer.write(chooseRecords(reader, options), about);
    yield* options.gzip === true ? gzipChunks(bytes) : bytes;
  } finally {
    reader.close();
  }
}

function* chooseRecords(reader: ArchiveReader, options: ExportOptions): Generator<ExportedRecord> {
  const { archive, onRecord = () => {}, format: _format, gzip: _gzip, ...filter } = options;
  let count = 0;
  for (const { path } of listRecords(archive, filter)) {
    const record = reader.read(path);
    const member = (): Uint8Array | null => {
      const ref = reader.catalog.original(record.source.sha256);
      return ref === undefined ? null : reader.member(ref);
    };
    yield { record, member };
    onRecord(++count);
  }
}

/** Writes an export to a file, which is there once it is whole. @returns records written */
export async function exportToFile(file: string, options: ExportOptions): Promise<number> {
  const beside = `${file}.part`;
  let count = 0;
  const onRecord = (records: number): void => {
    count = records;
    options.onRecord?.(records);
  };
  try {
    await writeSynced(beside, exportRecords({ ...options, onRecord }));
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
  return count;
}

async function writeSynced(path: string, chunks: AsyncIterable<Uint8Array>): Promise<void> {
  const target = openSync(path, 'w');
  try {
    for await (const bytes of chunks) {
      for (let at = 0; at < bytes.length; ) at += writeSync(target, bytes, at);
    }
    fsyncSync(target);
  } finally {
    closeSync(target);
  }
}
