import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openArchiveReader } from '../../src/archive/open-archive.ts';
import { listClusters } from '../../src/inspect/list-duplicates.ts';
import { findSimilarTo } from '../../src/jobs/find-like.ts';
import { reindex } from '../../src/jobs/reindex.ts';
import { traceRecord } from '../../src/jobs/trace.ts';
import { verify } from '../../src/jobs/verify.ts';
import { paragraphs, textDump } from './invented-news.ts';
import { createRunFolder, type RunFolder } from './run-in-folder.ts';

let folder: RunFolder;
beforeEach(() => {
  folder = createRunFolder();
});
afterEach(() => folder.clear());

const site = (name: string) => `https://${name}.example/2019/03/story`;
const [first, second, third] = [paragraphs(21, 5), paragraphs(22, 5), paragraphs(23, 5)];
const bulletin = (wheat: number, corn: number, oats: number) => [
  `Wheat stood at ${wheat} crowns a ton when the grain exchange of Greyport closed, corn at ${corn} crowns and oats at ${oats} crowns,`,
  'said the board of the exchange, which looks forward to a quiet week with little rain and with few ships in the outer harbour.',
  'The board meets every morning in the old customs house, and its figures hang in the window until the evening bell.',
];

/** In the order of their publication. */
const DUMPS = {
  'origin.txt': textDump(21, { url: site('origin'), day: '2019-03-01', body: first }),
  'other.txt': textDump(22, { url: site('other'), day: '2019-03-02', body: second }),
  'copy.txt': textDump(24, {
    url: site('copy'),
    day: '2019-03-03',
    body: [...first, 'Nothing more was known in the evening.'],
  }),
  'cut.txt': textDump(25, { url: site('cut'), day: '2019-03-04', body: first.slice(0, 2) }),
  'roundup.txt': textDump(26, { url: site('roundup'), day: '2019-03-05', body: [...third, ...first, ...second] }),
  'monday.txt': textDump(27, { url: site('monday'), day: '2019-03-06', body: bulletin(182, 140, 96) }),
  'tuesday.txt': textDump(28, { url: site('tuesday'), day: '2019-03-07', body: bulletin(191, 137, 98) }),
};

const writeAll = (names = Object.keys(DUMPS)): void => {
  for (const name of names) folder.write(name, DUMPS[name as keyof typeof DUMPS]);
};

/** Which record is what to which, by site, from the catalog. */
function relations(): string[] {
  const reader = openArchiveReader(join(folder.path, 'archive'));
  const nameOf = (id: string) => (reader.record(id).record.site ?? '').split('.')[0];
  const all = [...reader.records()].flatMap(({ id }) =>
    reader.relations(id).map(({ record, relation }) => `${nameOf(id)} ${relation} ${nameOf(record)}`),
  );
  reader.close();
  return all.sort();
}

describe('relations', () => {
  it('are told from the texts, and said in the account', async () => {
    writeAll();
    const report = await folder.run();
    const sources = folder.sources(report);
    expect(sources.get('copy.txt')).toMatchObject({ decision: 'near-duplicate', relation: 'duplicate' });
    expect(sources.get('cut.txt')).toMatchObject({ decision: 'new', relation: 'contained' });
    expect(sources.get('roundup.txt')).toMatchObject({ decision: 'new', relation: 'contains' });
    expect(sources.get('roundup.txt')?.related?.map(({ relation }) => relation)).toEqual(
      expect.arrayContaining(['contains', 'contains']),
    );
    expect(sources.get('tuesday.txt')).toMatchObject({ decision: 'new', relation: 'template' });
    expect(report.account.relations).toMatchObject({ duplicate: 1, template: 1 });
    expect(relations()).toEqual(expect.arrayContaining(['other contained roundup', 'monday template tuesday']));
    const clusters = [...listClusters(report.archive)];
    expect(clusters.map(({ members }) => members.map(({ site: name }) => name))).toEqual([['copy.example']]);
  });

  it('tie two records that come to have one text in one run', async () => {
    folder.write('a.txt', textDump(31, { url: site('a'), day: '2019-03-01', body: paragraphs(31, 5) }));
    folder.write('b.txt', textDump(32, { url: site('b'), day: '2019-03-01', body: paragraphs(32, 5) }));
    await folder.run();
    expect(relations()).toEqual([]);
    folder.write('a.txt', textDump(31, { url: site('a'), day: '2019-03-01', body: paragraphs(33, 5) }));
    folder.write('b.txt', textDump(31, { url: site('b'), day: '2019-03-01', body: paragraphs(33, 5) }));
    const { account } = await folder.run();
    expect(account.decisions).toMatchObject({ 'new-version': 2 });
    expect(relations()).toEqual(['a duplicate b', 'b duplicate a']);
  });

  it('are the same however the dumps are split into runs, and from a rebuilt index', async () => {
    writeAll();
    await folder.run();
    const atOnce = relations();
    rmSync(join(folder.path, 'archive'), { recursive: true });
    for (const name of Object.keys(DUMPS)) folder.remove(name);
    for (const name of Object.keys(DUMPS)) {
      folder.write(name, DUMPS[name as keyof typeof DUMPS]);
      await folder.run();
      await reindex({ archive: join(folder.path, 'archive') });
    }
    expect(relations()).toEqual(atOnce);
  });
});

describe('a change of the configuration', () => {
  const configure = (duplicates: object): string => {
    const path = join(folder.path, `${JSON.stringify(duplicates).length}.config.ts`);
    writeFileSync(path, `export default { duplicates: ${JSON.stringify(duplicates)} };`);
    return path;
  };

  it('tells relations and clusters anew from the records, and back again', async () => {
    writeAll();
    const { archive } = await folder.run();
    const before = relations();
    await reindex({ archive, config: configure({ threshold: 0.3 }) });
    expect(relations()).toContain('cut duplicate origin');
    expect([...listClusters(archive)].map(({ members }) => members.length)).toEqual([4]);
    await reindex({ archive });
    expect(relations()).toEqual(before);
  });

  it('says which articles are compared', async () => {
    writeAll();
    const { archive } = await folder.run({ config: configure({ days: 2 }) });
    const near = relations();
    expect(near).toContain('copy duplicate origin');
    expect(near).not.toContain('roundup contains origin');
    await reindex({ archive, config: configure({ scope: 'site' }) });
    expect(relations()).toEqual([]);
    await reindex({ archive, config: configure({ days: 2 }) });
    expect(relations()).toEqual(near);
  });

  it('is no damage to the check, which still notices one', async () => {
    writeAll();
    const { archive } = await folder.run();
    const check = async () => (await verify({ archive })).findings.map(({ problem }) => problem);
    await reindex({ archive, config: configure({ threshold: 0.3 }) });
    expect(relations()).toContain('cut duplicate origin');
    expect(await check()).toEqual([]);
    folder.write('late.txt', textDump(21, { url: site('late'), body: first }));
    folder.write('later.txt', textDump(21, { url: site('later'), body: [...first, 'One line more for this one.'] }));
    await folder.run();
    expect(await check()).toEqual([]);
    for (const place of ['min', 'max']) {
      const catalog = new DatabaseSync(join(archive, 'index', 'catalog.sqlite'));
      catalog.exec('BEGIN');
      catalog.exec(`UPDATE relations SET similarity = 0.99 WHERE run = (SELECT ${place}(run) FROM relations)`);
      catalog.exec('COMMIT');
      expect(await check()).toEqual(['its relations are not what the runs say; reindex makes it anew']);
      catalog.close();
      await reindex({ archive, config: configure({ threshold: 0.3 }) });
      expect(await check()).toEqual([]);
    }
  });
});

describe('trace', () => {
  it('names the earliest article of each paragraph', async () => {
    writeAll();
    const { archive } = await folder.run();
    const trace = await traceRecord(archive, site('roundup'));
    expect(trace.paragraphs.map((each) => each.first?.site ?? null)).toEqual([
      ...third.map(() => null),
      ...first.map(() => 'origin.example'),
      ...second.map(() => 'other.example'),
    ]);
    expect(trace.paragraphs.at(-1)?.first).toMatchObject({ published: '2019-03-02', exact: true, share: 1 });
    const origin = await traceRecord(archive, site('origin'));
    expect(origin.paragraphs.every((each) => each.first === null)).toBe(true);
  });
});

describe('search --like', () => {
  it('names what a text is to the articles, and stores nothing', async () => {
    writeAll();
    const { archive } = await folder.run();
    const before = folder.files('index/duplicates');
    const hits = await findSimilarTo(archive, [...second, 'A word of my own.'].join('\n\n'));
    expect(hits.map(({ site: name, relation }) => `${name} ${relation}`)).toEqual([
      'other.example duplicate',
      'roundup.example contained',
    ]);
    expect(await findSimilarTo(archive, 'Nothing of the sort was ever printed in any of these papers.')).toEqual([]);
    expect(folder.files('index/duplicates')).toEqual(before);
  });
});
