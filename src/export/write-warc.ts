import { originalUri, renderConversion, renderWarcInfo } from '../archive/originals/original-record.ts';
import type { ArchiveRecord } from '../archive/records/record-schema.ts';
import type { ExportWriter } from './exported-record.ts';

/** The originals as they were kept, each once; the text of a record, as a `conversion`, where there is none. */
export const warcWriter: ExportWriter = {
  *write(records, { tool, run, ended }) {
    yield renderWarcInfo(run, tool, ended);
    const written = new Set<string>();
    for (const { record, member } of records) {
      const { sha256 } = record.source;
      if (written.has(sha256)) continue;
      written.add(sha256);
      yield member() ?? renderText(record);
    }
  },
};

function renderText(record: ArchiveRecord): Uint8Array {
  const parts = [record.title, ...record.blocks.map(({ text }) => text)];
  const bytes = Buffer.from(`${parts.filter((part) => part !== null).join('\n\n')}\n`);
  const date = record.crawled === null ? {} : { date: record.crawled };
  return renderConversion({ uri: record.url ?? originalUri(record.source), mediaType: 'text/plain', bytes, ...date });
}
