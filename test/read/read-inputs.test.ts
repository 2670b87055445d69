import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, chmodSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { FileEntry } from '../../src/file-entry.ts';
import type { ReadOptions } from '../../src/read/run-item.ts';
import { codesOf, makeFolder, readAll, readOne, textOf } from './read-items.ts';

const line = (n: number): string => `${JSON.stringify({ id: n, text: `Text number ${n}.` })}\n`;
const sha = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The options of a run that comes after one with these entries. */
const afterRun = (entries: readonly FileEntry[]): ReadOptions => ({
  known: (path) => entries.find((entry) => entry.path === path),
});

/** Comes back when a change of a file gets another time than the last one got: clocks of file systems tick. */
async function untilLater(path: string): Promise<void> {
  const before = statSync(path).ctimeMs;
  while (statSync(path).ctimeMs === before) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    chmodSync(path, 0o644);
  }
}

describe('finding files', () => {
  test('a folder is read recursively, sorted, without hidden files', async () => {
    const folder = makeFolder({ 'b.txt': 'B', 'a/z.txt': 'Z', 'a/y.txt': 'Y', '.hidden/x.txt': 'X', '.y.txt': 'Y' });
    const { documents } = await readAll([folder]);
    expect(documents.map(({ source }) => source.path.slice(folder.length))).toEqual(['/a/y.txt', '/a/z.txt', '/b.txt']);
    expect(documents.map(({ collection }) => collection.slice(folder.length))).toEqual(['/a', '/a', '']);
  });

  test('inputs keep the order in which they are named, and are read once', async () => {
    const folder = makeFolder({ 'a.txt': 'A', 'b.txt': 'B' });
    const { documents } = await readAll([`${folder}/b.txt`, `${folder}/a.txt`, `${folder}/b.txt`]);
    expect(documents.map(textOf)).toEqual(['B', 'A']);
  });

  test('patterns match names and folders', async () => {
    const folder = makeFolder({ 'x/1.txt': '1', 'x/2.md': '2', 'y/3.txt': '3', 'y/deep/4.txt': '4', '.h/5.txt': '5' });
    const names = async (pattern: string) => (await readAll([`${folder}/${pattern}`])).documents.map(textOf);
    expect(await names('*/*.txt')).toEqual(['1', '3']);
    expect(await names('**/*.txt')).toEqual(['1', '3', '4']);
    expect(await names('x/*.{md,txt}')).toEqual(['2', '1']);
    expect(await names('[!x]/?.txt')).toEqual(['3']);
    expect(await names('{x/1,y/deep/4}.txt')).toEqual(['1', '4']);
  });

  test('a name with pattern characters is a name when such a file exists', async () => {
    const folder = makeFolder({ '[a]*.txt': 'odd', 'a1.txt': 'other' });
    expect((await readAll([`${folder}/[a]*.txt`])).documents.map(textOf)).toEqual(['odd']);
  });

  test('missing inputs and patterns that match nothing are told', async () => {
    const folder = makeFolder({ 'a.txt': 'A' });
    const { missing, documents } = await readAll([`${folder}/none.txt`, `${folder}/*.csv`, `${folder}/a.txt`]);
    expect(missing).toEqual([`${folder}/none.txt`, `${folder}/*.csv`]);
    expect(documents).toHaveLength(1);
  });

  test('an archive that lies among the dumps is left out, and counted', async () => {
    const marker = '{\n  "format": "newsmorgue/archive/1",\n  "identity": 1\n}\n';
    const folder = makeFolder({
      'a.txt': 'A',
      'kept/ARCHIVE.json': marker,
      'kept/README.txt': 'About it',
      'kept/records/x/y.json': line(1),
      'theirs/ARCHIVE.json': '{"text":"A page on archives."}',
      'theirs/b.txt': 'B',
    });
    const whole = await readAll([folder]);
    expect(whole.documents.map(textOf)).toEqual(['A', 'A page on archives.', 'B']);
    expect(whole.entries.filter(({ passedOver }) => passedOver)).toMatchObject([
      { path: `${folder}/kept`, status: 'read', documents: 0, passedOver: { archive: 1 } },
    ]);
    const matched = await readAll([`${folder}/**/*.txt`, `${folder}/*/*.txt`]);
    expect(matched.documents.map(textOf)).toEqual(['A', 'B']);
    expect(matched.entries.filter(({ passedOver }) => passedOver?.['archive'])).toHaveLength(1);
    expect((await readAll([`${folder}/kept`])).missing).toEqual([`${folder}/kept`]);
    expect((await readAll([`${folder}/kept/records`])).documents).toHaveLength(1);
  });

  test('links to folders, FIFOs and devices are told and never opened', async () => {
    const folder = makeFolder({ 'sub/a.txt': 'A' });
    symlinkSync('..', `${folder}/sub/loop`);
    symlinkSync('/dev/zero', `${folder}/sub/zero`);
    symlinkSync('nowhere', `${folder}/sub/broken`);
    symlinkSync('a.txt', `${folder}/sub/link.txt`);
    execFileSync('mkfifo', [`${folder}/sub/fifo`]);
    const result = await readAll([folder]);
    expect(result.documents.map(textOf)).toEqual(['A', 'A']);
    expect(codesOf(result)).toEqual(['unreadable', 'unreadable', 'unreadable', 'unreadable']);
    expect(result.entries.filter(({ status }) => status === 'failed')).toHaveLength(4);
  });

  test('names with line ends, escapes and bytes that are no UTF-8 are read', async () => {
    const folder = makeFolder({ 'new\nline.txt': '1', 'esc\u001b[31m.txt': '2', 'rtl\u202e.txt': '3' });
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/bad`), Buffer.from([0xff, 0xfe]), Buffer.from('.txt')]), '4');
    const { documents } = await readAll([folder]);
    expect(documents.map(textOf)).toEqual(['4', '2', '1', '3']);
    expect(documents[0]?.source.path).toBe(`${folder}/bad\\xff\\xfe.txt`);
  });

  test('standard input is read as a file without size', async () => {
    async function* stdin() {
      yield Buffer.from(line(1));
      yield Buffer.from(line(2));
    }
    const { documents, entries } = await readAll(['-'], { stdin: stdin() });
    expect(documents.map(({ source }) => [source.path, source.id])).toEqual([
      ['-', '1'],
      ['-', '2'],
    ]);
    expect(entries).toMatchObject([
      { path: '-', size: -1, modifiedMs: -1, sha256: sha(line(1) + line(2)), documents: 2 },
    ]);
  });
});

describe('what a committed run has read', () => {
  test('is not opened again', async () => {
    const folder = makeFolder({ 'a.jsonl': line(1), 'b.txt': 'B' });
    const first = await readAll([folder]);
    const second = await readAll([folder], afterRun(first.entries));
    expect(second.documents).toEqual([]);
    expect(second.entries.map(({ status }) => status)).toEqual(['skipped', 'skipped']);
    expect((await readAll([folder], { ...afterRun(first.entries), reread: true })).documents).toHaveLength(2);
  });

  test('JSONL that grew is gone on with', async () => {
    const folder = makeFolder({ 'a.jsonl': line(1) + line(2) });
    const first = await readAll([folder]);
    appendFileSync(`${folder}/a.jsonl`, line(3));
    const second = await readAll([folder], afterRun(first.entries));
    expect(second.documents.map(({ source }) => [source.id, source.offset])).toEqual([
      ['3', (line(1) + line(2)).length],
    ]);
    const whole = line(1) + line(2) + line(3);
    expect(second.entries).toMatchObject([
      { status: 'continued', readTo: whole.length, sha256: sha(whole), documents: 1 },
    ]);
  });

  test('JSONL whose start changed is read whole', async () => {
    const folder = makeFolder({ 'a.jsonl': line(1) + line(2) });
    const first = await readAll([folder]);
    writeFileSync(`${folder}/a.jsonl`, line(7) + line(2) + line(3));
    const second = await readAll([folder], afterRun(first.entries));
    expect(second.documents.map(({ source }) => source.id)).toEqual(['7', '2', '3']);
    expect(second.entries).toMatchObject([{ status: 'read' }]);
  });

  test('a file that was only touched gives nothing new', async () => {
    const folder = makeFolder({ 'a.jsonl': line(1) });
    const first = await readAll([folder]);
    utimesSync(`${folder}/a.jsonl`, 1, 1);
    const second = await readAll([folder], afterRun(first.entries));
    expect(second.documents).toEqual([]);
    expect(second.entries).toMatchObject([
      { status: 'skipped', modifiedMs: 1000, sha256: sha(line(1)), readTo: line(1).length },
    ]);
  });

  test('another file of the same name, size and time in another folder is read', async () => {
    const folder = makeFolder({ 'here/dump.jsonl': line(1), 'there/dump.jsonl': line(2) });
    for (const place of ['here', 'there']) utimesSync(`${folder}/${place}/dump.jsonl`, 1, 1);
    const home = process.cwd();
    onTestFinished(() => process.chdir(home));
    process.chdir(`${folder}/here`);
    const first = await readAll(['dump.jsonl']);
    process.chdir(`${folder}/there`);
    const second = await readAll(['dump.jsonl'], afterRun(first.entries));
    expect(second.documents.map(({ source }) => source.id)).toEqual(['2']);
    expect(second.entries[0]?.place).not.toBe(first.entries[0]?.place);
  });

  test('a folder that was moved is compared, and not read again', async () => {
    const folder = makeFolder({ 'a.jsonl': line(1), 'b.html': '<p>One page.</p>' });
    const first = await readAll([folder]);
    const elsewhere = first.entries.map((entry) => ({ ...entry, place: '0'.repeat(32) }));
    const second = await readAll([folder], afterRun(elsewhere));
    expect(second.documents).toEqual([]);
    expect(second.entries.map(({ status, sha256, place }) => [status, sha256, place])).toEqual(
      first.entries.map(({ sha256, place }) => ['skipped', sha256, place]),
    );
  });

  test('other content of the same size under the same time is read', async () => {
    const folder = makeFolder({ 'a.jsonl': line(1), 'b.html': '<p>One page.</p>' });
    for (const name of ['a.jsonl', 'b.html']) utimesSync(`${folder}/${name}`, 1, 1);
    const first = await readAll([folder]);
    await untilLater(`${folder}/a.jsonl`);
    writeFileSync(`${folder}/a.jsonl`, line(2));
    writeFileSync(`${folder}/b.html`, '<p>Two page.</p>');
    for (const name of ['a.jsonl', 'b.html']) utimesSync(`${folder}/${name}`, 1, 1);
    const second = await readAll([folder], afterRun(first.entries));
    expect(second.documents.map(({ source, bytes }) => source.id ?? new TextDecoder().decode(bytes))).toEqual([
      '2',
      '<p>Two page.</p>',
    ]);
  });

  test('the account of an earlier version, which names no place, is compared with', async () => {
    const folder = makeFolder({ 'a.jsonl': line(1), 'b.jsonl': line(2) });
    const first = await readAll([folder]);
    const earlier = first.entries.map(({ place, changedMs, ...entry }) => entry);
    writeFileSync(`${folder}/b.jsonl`, line(3));
    utimesSync(`${folder}/b.jsonl`, 1, (earlier[1]?.modifiedMs ?? 0) / 1000);
    const second = await readAll([folder], afterRun(earlier));
    expect(second.documents.map(({ source }) => source.id)).toEqual(['3']);
    expect(second.entries.map(({ status }) => status)).toEqual(['skipped', 'read']);
  });

  test('a last line that is still being written is read when it is complete', async () => {
    const half = line(2).slice(0, 12);
    const folder = makeFolder({ 'a.jsonl': line(1) + half });
    const first = await readAll([folder]);
    expect(codesOf(first)).toEqual(['truncated']);
    expect(first.entries).toMatchObject([{ readTo: line(1).length, sha256: sha(line(1)), documents: 1, rejected: 1 }]);
    appendFileSync(`${folder}/a.jsonl`, line(2).slice(12));
    const second = await readAll([folder], afterRun(first.entries));
    expect(second.documents.map(({ source }) => [source.id, source.offset])).toEqual([['2', line(1).length]]);
    expect(second.rejections).toEqual([]);
  });

  test('a last line without line end that parses is read, once', async () => {
    const folder = makeFolder({ 'a.jsonl': line(1) + line(2).trimEnd() });
    const first = await readAll([folder]);
    expect(first.documents).toHaveLength(2);
    appendFileSync(`${folder}/a.jsonl`, `\n${line(3)}`);
    const second = await readAll([folder], afterRun(first.entries));
    expect(second.documents.map(({ source }) => source.id)).toEqual(['3']);
  });

  test('a text that grew is read whole, a text of many articles from its last one on', async () => {
    const articles = [
      'Title: One\n\nFirst text.\n',
      '=====\nTitle: Two\n\nSecond.\n',
      '=====\nTitle: Three\n\nThird.\n',
    ];
    const folder = makeFolder({ 'one.txt': 'One text', 'many.txt': articles.slice(0, 2).join('') });
    const first = await readAll([folder]);
    appendFileSync(`${folder}/one.txt`, ' grew');
    appendFileSync(`${folder}/many.txt`, articles[2] ?? '');
    const second = await readAll([folder], afterRun(first.entries));
    expect(second.documents.map(textOf)).toEqual([
      'Title: Two\n\nSecond.\n',
      'Title: Three\n\nThird.\n',
      'One text grew',
    ]);
    expect(second.entries.map(({ status }) => status)).toEqual(['continued', 'read']);
  });
});

describe('what the configuration says of a path', () => {
  test('becomes the site claim, the collection, the fields', async () => {
    const { documents } = await readOne('a.jsonl', '{"k":"The text.","t":{"de":"Titel"}}\n', {
      siteOf: () => 'example.org',
      collectionOf: () => 'mine',
      fields: () => ({ text: 'k', title: 't.de' }),
    });
    expect(documents).toMatchObject([
      {
        collection: 'mine',
        claims: [
          { field: 'title', value: 'Titel', from: 'column:t.de' },
          { field: 'site', value: 'example.org', from: 'path' },
        ],
      },
    ]);
  });

  test('a custom reader comes first, and its failure is a rejection', async () => {
    const { documents, rejections } = await readOne('a.log', 'one\ntwo\n', {
      readers: [
        {
          name: 'log',
          accepts: (file) => file.name.endsWith('.log'),
          // biome-ignore lint/correctness/useYield: it fails before it yields
          async *read() {
            throw new Error('not today');
          },
        },
      ],
    });
    expect(documents).toEqual([]);
    expect(rejections).toMatchObject([{ code: 'internal', message: 'The reader log failed: not today' }]);
  });
});
