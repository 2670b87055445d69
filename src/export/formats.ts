/** The formats of an export. Adding one is one file and one line here. */
import type { ExportWriter } from './exported-record.ts';

export const EXPORT_FORMATS = ['jsonl', 'csv', 'parquet', 'warc'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Loaded when it is used: Parquet's is large. */
export async function loadWriter(format: ExportFormat): Promise<ExportWriter> {
  if (format === 'csv') return (await import('./write-csv.ts')).csvWriter;
  if (format === 'parquet') return (await import('./write-parquet.ts')).parquetWriter;
  if (format === 'warc') return (await import('./write-warc.ts')).warcWriter;
  return (await import('./write-jsonl.ts')).jsonlWriter;
}
