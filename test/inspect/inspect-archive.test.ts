import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArchiveDamaged, VersionNotFound } from '../../src/archive/errors.ts';
import { describeError } from '../../src/cli/report-error.ts';
import { archiveStatus, listRejects } from '../../src/inspect/archive-status.ts';
import { diffRecords } from '../../src/inspect/diff-records.ts';
import { listClusters, listPairs } from '../../src/inspect/list-duplicates.ts';
import { type ListOptions, listRecords } from '../../src/inspect/list-records.ts';
import { readOriginal, showRecord } from '../../src/inspect/show-record.ts';
import { PLAIN } from '../../src/report/layout/paint.ts';
import { renderCluster } from '../../src/report/render/render-clusters.ts';
import { renderRecord } from '../../src/report/render/render-record.ts';
import { renderReject, renderStatus } from '../../src/report/render/render-status.ts';
import { type BuiltArchive, buildArchive } from './build-archive.ts';

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

let built: BuiltArchive;
beforeAll(async () => {
  built = await buildArchive();
});
afterAll(() => built.remove());

describe('a version that a record does not have', () => {
  it('is not found, which is no damage', async () => {
    for (const [name, version] of [
      [built.ids.ferry, 9],
      ['https://example.com/bakery', 2],
    ] as const) {
      for (const asked of [showRecord(built.root, name, { version }), readOriginal(built.root, name, { version })]) {
        const error = await asked.catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(VersionNotFound);
        expect(describeError(error)).toMatchObject({ code: 'not-found', exitCode: 1 });
      }
    }
    await expect(diffRecords(built.root, built.ids.ferry, { from: 7 })).rejects.toThrow(
      /no version 7 of [0-9a-f]{32}: it has versions 1, 2;/,
    );
  });

  it('is another thing than a file that is damaged', () => {
    expect(describeError(new ArchiveDamaged('records/a.v1.json', 'no JSON'))).toMatchObject({
      code: 'damaged',
      exitCode: 13,
    });
  });
});

describe('listRecords', () => {
  const list = (options?: ListOptions): string[] => {
    const names = Object.fromEntries(Object.entries(built.ids).map(([name, id]) => [id, name]));
    return [...listRecords(built.root, options)].map(({ id }) => names[id] as string);
  };

  it('gives the latest published first, one for each cluster', () => {
    expect(list()).toEqual(['bakery', 'ferry', 'port']);
    expect(list({ all: true })).toEqual(['bakery', 'copy', 'ferry', 'port']);
    expect(list({ limit: 1 })).toEqual(['bakery']);
  });

  it('shows the one of a cluster that fits when the first of it does not', () => {
    expect(list({ site: 'other.example' })).toEqual(['copy']);
    expect(list({ since: '2018-04-19', until: '2018' })).toEqual(['copy']);
  });

  it.each([
    [{ site: 'example.com' }, ['bakery', 'ferry']],
    [{ author: 'béla' }, ['bakery']],
    [{ language: 'ja' }, ['port']],
    [{ since: '2019' }, ['bakery']],
    [{ until: '2018-04-18' }, ['ferry']],
    [{ site: 'ample.com' }, []],
  ])('keeps to the filter %j', (filter, expected) => expect(list(filter)).toEqual(expected));

  it('tells of the latest version, and how many resemble it', () => {
    const ferry = [...listRecords(built.root)].find(({ id }) => id === built.ids.ferry);
    expect(ferry).toMatchObject({ version: 2, title: 'Harbour Ferry Returns', similar: 1, site: 'example.com' });
  });

  it('says what to do where there is no archive', () => {
    expect(() => list.call(null) && [...listRecords('/nowhere/at/all')]).toThrow('newsmorgue run <dumps>');
  });
});

describe('showRecord', () => {
  it('has history, sources, relations and the place of the original', async () => {
    const view = await showRecord(built.root, built.ids.ferry, { version: 1 });
    expect(view.record.version).toBe(1);
    expect(view.versions.map(({ version, run }) => [version, run])).toEqual([
      [1, '20261123T065245Z-1'],
      [2, '20261124T065245Z-1'],
    ]);
    expect(view.sources.map(({ decision }) => decision)).toEqual(['new', 'new-version']);
    expect(view.resembles).toEqual([
      {
        id: built.ids.copy,
        title: 'A Ferry Sails Again',
        site: 'news.other.example',
        similarity: 0.82,
        relation: 'duplicate',
      },
    ]);
    const text = renderRecord(view, 80, PLAIN);
    expect(text).toContain('  Tickets cost four crowns.');
    expect(text).toContain('v2  20261124T065245Z-1  title, text: 1 word added, 1 removed');
    expect(text).toContain('82 %');
    // A path or an address is whole, however long, so that it can be copied.
    const lines = text.split('\n').filter((line) => !line.includes('/'));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('gives the original bytes, or says that there are none', async () => {
    expect(Buffer.from(await readOriginal(built.root, built.ids.ferry, { version: 1 })).toString()).toBe(
      'The whole page\n',
    );
    await expect(readOriginal(built.root, built.ids.port)).rejects.toThrow('was not kept');
  });
});

describe('diffRecords', () => {
  it('compares the latest version with the one before', async () => {
    const diff = await diffRecords(built.root, built.ids.ferry);
    expect(diff.fields).toEqual([
      { field: 'title', before: 'Harbour Ferry Returns After Nine Winters', after: 'Harbour Ferry Returns' },
    ]);
    expect(diff.words).toEqual({ added: 1, removed: 1 });
    expect([diff.before.version, diff.after.version]).toEqual([1, 2]);
  });

  it('compares two records', async () => {
    const diff = await diffRecords(built.root, built.ids.ferry, { other: built.ids.copy });
    expect(diff.blocks.filter((block) => block.every(({ kind }) => kind === 'same'))).toHaveLength(2);
    expect(diff.fields.map(({ field }) => field)).toContain('site');
  });

  it('says when there is nothing to compare with', async () => {
    await expect(diffRecords(built.root, built.ids.bakery)).rejects.toThrow('nothing before version 1');
  });
});

describe('listClusters', () => {
  it('gives the earliest as representative, with who resembles it and the exact copies', () => {
    const [cluster, ...others] = listClusters(built.root);
    expect(others).toEqual([]);
    expect(cluster).toMatchObject({
      representative: { id: built.ids.ferry },
      members: [{ id: built.ids.copy, similarity: 0.82 }],
      copies: [{ record: built.ids.copy, source: { path: 'dumps/again.txt' } }],
    });
    const lines = renderCluster(cluster as NonNullable<typeof cluster>, 80, PLAIN);
    expect(lines[1]).toContain(' 82 %');
    expect(lines[2]).toMatch(/Tickets cost five crowns +Nobody was late/);
    expect(lines[3]).toContain('dumps/again.txt');
  });

  it('leaves out what is below the threshold', () => {
    expect([...listPairs(built.root)]).toHaveLength(1);
    expect([...listPairs(built.root, { threshold: 0.9 })]).toEqual([]);
  });
});

describe('archiveStatus', () => {
  it('sums the runs', async () => {
    const status = await archiveStatus(built.root);
    expect(status).toMatchObject({ records: 4, versions: 5, runs: 2, sites: { 'example.com': 2, 'kyoto.example': 1 } });
    const text = renderStatus(status, PLAIN);
    expect(text).toContain('4 records, 5 versions');
    expect(text).toContain('2026-11-24 06:52 UTC');
  });

  it('lists what was rejected, without what a terminal would obey', async () => {
    const rejects = await collect(listRejects(built.root, { run: '20261123T065245Z-1' }));
    expect(rejects.map((reject) => renderReject(reject, PLAIN))).toEqual([
      ['bad-json  dumps/bad.jsonl@120', '    expected }, got ]'],
    ]);
    expect(await collect(listRejects(built.root, { run: 'last' }))).toEqual([]);
    await expect(collect(listRejects(built.root, { run: 'never' }))).rejects.toThrow('no run never');
  });
});
