import { renderRecordLine } from '../archive/records/render-record.ts';
import type { ExportWriter } from './exported-record.ts';

/** Whole records, one a line, keys sorted: what `run` reads again. */
export const jsonlWriter: ExportWriter = {
  *write(records) {
    for (const { record } of records) yield Buffer.from(renderRecordLine(record));
  },
};
