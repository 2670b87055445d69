import { hash } from 'node:crypto';
import { createReadStream, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import Papa from 'papaparse';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WARCParser } from 'warcio';
import type { ArchiveRecord } from '../../src/archive/records/record-schema.ts';
import { exportToFile } from '../../src/jobs/export.ts';
import { htmlPage, paragraphs, textDump } from '../pipeline/invented-news.ts';
import { createRunFolder, type RunFolder } from '../pipeline/run-in-folder.ts';

let folder: RunFolder;
beforeEach(() => {
  folder = createRunFolder();
});
afterEach(() => folder.clear());

const url = (seed: number) => `https://example.com/2019/03/case-${seed}`;
const FOOTER = ['Call our tip line at any hour', 'Printed on recycled paper in Greyport'];

/** Pages, texts and rows, furniture that is learned late, a copy and a near copy. */
async function fill(): Promise<void> {
  for (const seed of [1, 2]) folder.write(`${seed}.txt`, textDump(seed, { url: url(seed), after: FOOTER }));
  folder.write('10.html', htmlPage(10, { url: url(10) }));
  await folder.run();
  for (const seed of [3, 4, 5, 6]) folder.write(`${seed}.txt`, textDump(seed, { url: url(seed), after: FOOTER }));
  folder.write('copy.txt', textDump(1, { url: 'https://other.example/a', body: [...paragraphs(1), 'A line more.'] }));
  folder.write(
    'rows.jsonl',
    `${JSON.stringify({ url: url(20), title: '=2+3, he said', text: paragraphs(20).join('\n\n') })}\n`,
  );
  await folder.run();
}

const target = (name: string): string => join(folder.path, name);
const write = (name: string, options: object = {}) =>
  exportToFile(target(name), { archive: join(folder.path, 'archive'), format: 'jsonl', all: true, ...options });
const lines = (name: string): ArchiveRecord[] =>
  readFileSync(target(name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ArchiveRecord);

describe('an export as JSON lines', () => {
  it('gives the same texts and metadata when it is read into an empty archive', async () => {
    await fill();
    await write('all.jsonl');
    await folder.run({ inputs: [target('all.jsonl')], into: 'second' });
    expect(folder.records('second').map(whatItSays).sort()).toEqual(lines('all.jsonl').map(whatItSays).sort());
    await folder.run({ inputs: [target('all.jsonl')], into: 'second', reread: true });
    expect(folder.records('second')).toHaveLength(lines('all.jsonl').length);
  });

  it('does so whatever the articles say', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 60 });
    const article = fc.record({
      title: text,
      author: fc.array(text, { maxLength: 3 }),
      published: fc.oneof(
        text,
        fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      ),
      language: fc.constantFrom('en', 'de', 'x', ''),
      tags: fc.array(text, { maxLength: 4 }),
      section: text,
      description: text,
      more: fc.array(text, { maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(article, { minLength: 1, maxLength: 6 }), async (articles) => {
        folder.clear();
        folder = createRunFolder();
        const rows = articles.map(({ more, ...fields }, at) => {
          const body = [...paragraphs(at + 1, 2), ...more].join('\n\n');
          return JSON.stringify({ ...fields, url: url(at), text: body });
        });
        folder.write('rows.jsonl', `${rows.join('\n')}\n`);
        await folder.run();
        await write('all.jsonl');
        await folder.run({ inputs: [target('all.jsonl')], into: 'second' });
        expect(folder.records('second').map(whatItSays).sort()).toEqual(folder.records().map(whatItSays).sort());
      }),
      { numRuns: 12, seed: 6 },
    );
  }, 120_000);

  it('has one record for each cluster, all with --all, and keeps to the filters', async () => {
    await fill();
    const all = await write('all.jsonl');
    const { length } = lines('all.jsonl');
    expect(all).toBe(length);
    expect(await write('some.jsonl', { all: false })).toBe(length - 1);
    expect(await write('site.jsonl', { site: 'other.example' })).toBe(1);
    expect(await write('few.jsonl', { limit: 2 })).toBe(2);
  });

  it('is the same bytes, compressed, when its name ends with .gz', async () => {
    await fill();
    await write('all.jsonl');
    await write('all.jsonl.gz', { gzip: true });
    expect(gunzipSync(readFileSync(target('all.jsonl.gz'))).toString()).toBe(readFileSync(target('all.jsonl'), 'utf8'));
  });

  it('of an empty archive is an empty file', async () => {
    folder.write('none.txt', '');
    await folder.run();
    for (const format of ['jsonl', 'csv', 'parquet', 'warc'] as const)
      expect(await write(`x.${format}`, { format })).toBe(0);
    expect(readFileSync(target('x.jsonl'), 'utf8')).toBe('');
    expect(await readParquet('x.parquet')).toEqual([]);
  });
});

/** What an article says, wherever it was read from. */
function whatItSays(record: ArchiveRecord): string {
  const { title, authors, agency, published, modified, site, language, section, tags, description, images } = record;
  const metadata = {
    title,
    authors,
    agency,
    published,
    modified,
    url: record.url,
    site,
    language,
    section,
    tags,
    description,
    images,
  };
  return JSON.stringify([metadata, record.identity, record.blocks.map((block) => block.text)]);
}

const readParquet = async (name: string): Promise<Record<string, unknown>[]> =>
  parquetReadObjects({ file: await asyncBufferFromFile(target(name)) });

describe('tables', () => {
  it('CSV: RFC 4180, and no cell that a spreadsheet would run', async () => {
    await fill();
    await write('all.csv', { format: 'csv' });
    const text = readFileSync(target('all.csv'), 'utf8');
    const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
    expect(errors).toEqual([]);
    await write('all.jsonl');
    expect(data.map((row) => row['id'])).toEqual(lines('all.jsonl').map((record) => record.id));
    expect(data.map((row) => row['title'])).toContain("'=2+3, he said");
    for (const row of data) for (const cell of Object.values(row)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  });

  it('Parquet: read by a reader of the format, with lists and nulls', async () => {
    await fill();
    await write('all.parquet', { format: 'parquet' });
    await write('all.jsonl');
    const rows = await readParquet('all.parquet');
    expect(
      rows.map(({ id, title, authors, words, agency, text }) => ({ id, title, authors, words, agency, text })),
    ).toEqual(
      lines('all.jsonl').map(({ id, title, authors, text, agency, blocks }) => ({
        id,
        title,
        authors,
        words: text.words,
        agency,
        text: blocks.map((block) => block.text).join('\n\n'),
      })),
    );
  });
});

describe('an export as WARC', () => {
  it('has the originals, byte for byte, and can be read again', async () => {
    await fill();
    await write('all.warc.gz', { format: 'warc' });
    const kept = new Set<string>();
    for await (const record of new WARCParser(createReadStream(target('all.warc.gz')))) {
      if (record.warcType === 'resource') kept.add(hash('sha256', await record.readFully(false)));
    }
    expect(kept).toEqual(new Set(folder.records().map((record) => record.source.sha256)));
    await folder.run({ inputs: [target('all.warc.gz')], into: 'second' });
    const texts = (records: readonly ArchiveRecord[]) => new Set(records.map(({ text }) => text.extracted));
    for (const extracted of texts(folder.records('second'))) expect(texts(folder.records())).toContain(extracted);
  });

  it('has the text of a record whose original was not kept', async () => {
    writeFileSync(target('off.config.ts'), 'export default { keepOriginals: false };\n');
    folder.write('1.txt', textDump(1, { url: url(1) }));
    await folder.run({ config: target('off.config.ts') });
    await write('all.warc', { format: 'warc' });
    const text = gunzipSync(readFileSync(target('all.warc'))).toString();
    expect(text).toContain('WARC-Type: conversion');
    expect(text).toContain(paragraphs(1)[0]);
  });
});
