/** A run at the level of the archive, for the sweep: everything that touches the disk, and little that takes time. */
import { openArchiveWriter } from '../../src/archive/open-archive.ts';
import { keepOriginal } from '../archive/fill-archive.ts';
import { inventRecord, RUN, store } from '../archive/invent-article.ts';

const ARTICLES = 24;
const BATCH = 6;

/** Stores what the archive doesn't have yet. */
export async function writeSomeRecords(archive: string): Promise<void> {
  const writer = await openArchiveWriter(archive);
  try {
    writer.begin(RUN);
    for (let number = 0; number < ARTICLES; number++) {
      const record = inventRecord({
        url: `https://example.com/news/${number}`,
        title: `Council meets for the ${number}th time`,
        paragraphs: [`The council met. This was meeting ${number}.`, `Nobody spoke for ${number} minutes.`],
      });
      if (writer.catalog.identity(record.identity) !== undefined) continue;
      keepOriginal(writer, record.source, `the page of meeting ${number}`);
      store(writer, record);
      if (number % BATCH === BATCH - 1) writer.checkpoint();
    }
    writer.commit('complete');
  } finally {
    writer.close();
  }
}
