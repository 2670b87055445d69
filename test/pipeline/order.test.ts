import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArchiveRecord } from '../../src/archive/records/record-schema.ts';
import { listPairs } from '../../src/inspect/list-duplicates.ts';
import { listRecords } from '../../src/inspect/list-records.ts';
import { reindex } from '../../src/jobs/reindex.ts';
import { headline, htmlPage, paragraphs, textDump } from './invented-news.ts';
import { createRunFolder, type RunFolder } from './run-in-folder.ts';

let folder: RunFolder;
beforeEach(() => {
  folder = createRunFolder();
});
afterEach(() => folder.clear());

const url = (seed: number) => `https://example.com/2019/03/case-${seed}`;
const FOOTER = ['Call our tip line at any hour', 'Printed on recycled paper in Greyport'];

/** Articles, copies, versions, near copies and pages, so that every decision depends on others. */
function writeMixedDumps(): string[] {
  const dumps: [string, string][] = [
    ...[1, 2, 3, 4].map((seed): [string, string] => [`${seed}.txt`, textDump(seed, { url: url(seed), after: FOOTER })]),
    ['copy.txt', textDump(1, { url: 'https://copy.example/x/y', day: '2019-03-09' })],
    ['version.txt', textDump(2, { url: url(2), body: paragraphs(2, 7), after: FOOTER })],
    [
      'near.txt',
      textDump(3, { url: 'https://near.example/x/y', body: [...paragraphs(3), 'One more thing was said.'] }),
    ],
    ...[5, 6, 7].map((seed): [string, string] => [`${seed}.html`, htmlPage(seed, { canonical: url(seed) })]),
    ['twin-a.txt', paragraphs(8).join('\n\n')],
    ['twin-b.txt', `${paragraphs(8).join('\n\n')}\n\n`],
  ];
  for (const [name, content] of dumps) folder.write(name, content);
  return dumps.map(([name]) => join(folder.path, 'dumps', name));
}

describe('the records of a run', () => {
  it('are the same bytes for inputs in any order and for any number of workers', async () => {
    const inputs = writeMixedDumps();
    await folder.run({ inputs });
    const records = folder.files('records');
    expect(records.size).toBeGreaterThan(9);
    const others = {
      reversed: { inputs: [...inputs].reverse() },
      one: { inputs, workers: 1 },
      two: { inputs, workers: 2 },
    };
    for (const [into, options] of Object.entries(others)) {
      await folder.run({ ...options, into });
      expect(folder.files('records', into)).toEqual(records);
    }
  });

  it('differ in nothing but their source for the lines of a file in another order', async () => {
    const lines = [1, 2, 3, 4, 1, 2].map((seed, number) =>
      JSON.stringify({
        url: number < 4 ? url(seed) : undefined,
        title: headline(seed),
        text: paragraphs(seed).join('\n\n'),
      }),
    );
    folder.write('a.jsonl', `${lines.join('\n')}\n`);
    await folder.run();
    folder.write('a.jsonl', `${[...lines].reverse().join('\n')}\n`);
    await folder.run({ into: 'reversed' });
    const withoutSource = (record: ArchiveRecord) => ({ ...record, source: null });
    expect(folder.records('reversed').map(withoutSource)).toEqual(folder.records().map(withoutSource));
  });
});

describe('indexes', () => {
  const answers = (archive: string) => ({
    records: [...listRecords(archive, { all: true })],
    pairs: [...listPairs(archive)],
  });

  it('can be deleted and rebuilt with the same answers', async () => {
    writeMixedDumps();
    const { archive } = await folder.run();
    folder.write('later.txt', textDump(1, { url: url(1), body: paragraphs(1, 6) }));
    await folder.run();
    const before = answers(archive);
    expect(before.pairs.length).toBeGreaterThan(0);

    rmSync(join(archive, 'index'), { recursive: true });
    await reindex({ archive });
    expect(answers(archive)).toEqual(before);
  });

  it('are rebuilt by the next run when they are missing, with the same decisions', async () => {
    writeMixedDumps();
    const { archive } = await folder.run();
    rmSync(join(archive, 'index'), { recursive: true });
    const report = await folder.run({ reread: true });
    expect(report.account.decisions).toMatchObject({ new: 0, 'new-version': 0, 'near-duplicate': 0, unchanged: 12 });
  });
});

describe('a dry run', () => {
  it('says what would happen and writes nothing', async () => {
    writeMixedDumps();
    const dry = await folder.run({ dryRun: true, into: 'never' });
    expect(() => folder.files('.', 'never')).toThrow();
    const real = await folder.run();
    expect(dry.account.decisions).toEqual(real.account.decisions);

    folder.write('later.txt', textDump(9, { url: url(9) }));
    const before = folder.files('.');
    const again = await folder.run({ dryRun: true });
    expect(again.account.decisions).toMatchObject({ new: 1 });
    expect(folder.files('.')).toEqual(before);
  });
});
