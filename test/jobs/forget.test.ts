import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ArchiveDamaged } from '../../src/archive/errors.ts';
import { listRecords } from '../../src/inspect/list-records.ts';
import { readOriginal, showRecord } from '../../src/inspect/show-record.ts';
import { explainRecord } from '../../src/jobs/explain.ts';
import { forget } from '../../src/jobs/forget.ts';
import { verify } from '../../src/jobs/verify.ts';
import { listTree } from '../archive/list-tree.ts';
import { filesBelow, flipByte } from '../archive/verify/flip-byte.ts';
import { paragraphs, textDump } from '../pipeline/invented-news.ts';
import { createRunFolder, type RunFolder } from '../pipeline/run-in-folder.ts';

let folder: RunFolder;
let root: string;
const url = (seed: number) => `https://example.com/2019/03/case-${seed}`;

beforeEach(async () => {
  folder = createRunFolder();
  root = join(folder.path, 'archive');
  for (const seed of [1, 2, 3]) folder.write(`${seed}.txt`, textDump(seed, { url: url(seed) }));
  folder.write('copy.txt', textDump(1, { url: 'https://other.example/a/copy' }));
  folder.write('near.txt', textDump(1, { url: 'https://near.example/a', body: [...paragraphs(1), 'A line more.'] }));
  await folder.run();
  folder.write('1b.txt', textDump(1, { url: url(1), body: [...paragraphs(1), ...paragraphs(77, 1)] }));
  await folder.run();
});
afterEach(() => folder.clear());

const drop = (asked: string, options: object = {}) =>
  forget({ archive: root, asked: [asked], reason: 'a court said so', ...options });
/** All bytes of the archive, originals expanded. */
function everything(): string {
  return filesBelow(root, '.')
    .map((path) => readFileSync(join(root, path)))
    .map((bytes) => (bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('latin1'))
    .join('\n');
}
const SECRET = paragraphs(1)[2] as string;

describe('a pattern', () => {
  it.each(['*', '**', 'http*', 'https://*', '*://*', '*/*'])('that fits everything is refused: %s', async (pattern) => {
    const before = listTree(root);
    await expect(drop(pattern)).rejects.toThrow('expected a pattern that names a host or a part of an address');
    await expect(drop(pattern, { dryRun: true })).rejects.toThrow(pattern);
    expect(listTree(root)).toEqual(before);
  });

  it('may begin and end with anything', async () => {
    expect((await drop('*example.com/2019/*', { dryRun: true })).articles).toHaveLength(3);
  });
});

describe('an article that is forgotten', () => {
  it('is gone from everywhere but a tombstone without text, and the archive is sound', async () => {
    await drop('https://near.example/a');
    expect(everything()).toContain(SECRET);
    const report = await drop(url(1));
    expect(report).toMatchObject({ originals: 3, shared: 0, articles: [{ versions: 2, documents: 3 }] });
    expect(everything()).not.toContain(SECRET);
    const names = readdirSync(join(root, 'tombstones'));
    const tombstones = names.map((name) => JSON.parse(readFileSync(join(root, 'tombstones', name), 'utf8')));
    expect(tombstones).toContainEqual(
      expect.objectContaining({
        reason: 'a court said so',
        articles: [expect.objectContaining({ identity: `url:${url(1)}` })],
      }),
    );
    const checked = await verify({ archive: root });
    expect(checked).toMatchObject({ findings: [], forgotten: 2 });
    expect([...listRecords(root, { all: true })].map((record) => record.url).sort()).toEqual([url(2), url(3)]);
  });

  it('is found by the address of a copy, or a pattern of it', async () => {
    const copy = 'https://other.example/a/copy';
    expect((await showRecord(root, copy)).record.url).toBe(url(1));
    for (const asked of [copy, 'https://other.example/*']) {
      const { articles } = await drop(asked, { dryRun: true });
      expect(articles.map(({ identity }) => identity)).toEqual([`url:${url(1)}`]);
    }
    await drop(copy);
    expect([...listRecords(root, { all: true })].map((record) => record.url)).not.toContain(url(1));
    expect((await verify({ archive: root })).findings).toEqual([]);
  });

  it('leaves the originals of the others where the accounts say', async () => {
    await drop(url(1));
    for (const seed of [2, 3]) {
      const bytes = await readOriginal(root, url(seed));
      expect(Buffer.from(bytes).toString()).toBe(textDump(seed, { url: url(seed) }));
    }
  });

  it('is not named by those that it resembled, from whichever side the runs told it', async () => {
    const near = 'https://near.example/a';
    for (const [gone, left] of [
      [near, url(1)],
      [url(1), near],
    ] as const) {
      rmSync(root, { recursive: true });
      await folder.run();
      expect((await showRecord(root, left)).resembles).toHaveLength(1);
      expect((await explainRecord(root, left)).related).toHaveLength(1);
      await drop(gone);
      expect((await showRecord(root, left)).resembles).toEqual([]);
      expect((await explainRecord(root, left)).related).toBeUndefined();
    }
  });

  it('is refused when it comes again: the same file, another scrape, a copy elsewhere', async () => {
    await drop(url(1));
    await drop('https://near.example/a');
    folder.write('again.txt', textDump(1, { url: url(1), body: [...paragraphs(1), 'Another ending.'] }));
    folder.write('elsewhere.txt', `\n${textDump(1, { url: 'https://third.example/b' })}`);
    folder.write('new.txt', textDump(4, { url: url(4) }));
    const { account } = await folder.run({ reread: true });
    expect(account.decisions).toMatchObject({ new: 1, 'new-version': 0, rejected: 6 });
    expect(account.rejects).toEqual({ forgotten: 6 });
    expect(everything()).not.toContain(SECRET);
    expect((await verify({ archive: root })).findings).toEqual([]);
  });

  it('is forgotten to the end by the next run, where forgetting broke off', async () => {
    await drop('https://near.example/a');
    const before = new Map(filesBelow(root, '.').map((path) => [path, readFileSync(join(root, path))]));
    const report = await drop(url(1));
    const tombstone = report.tombstone as string;
    // As it was when the intent had been written down, and nothing else done.
    for (const path of before.keys()) {
      if (!path.startsWith('records/') || existsSync(join(root, path))) continue;
      mkdirSync(join(root, path, '..'), { recursive: true });
      writeFileSync(join(root, path), before.get(path) as Buffer);
    }
    renameSync(join(root, tombstone), join(root, 'wal', `${tombstone.split('/')[1]}.forget`));
    expect((await verify({ archive: root })).findings).not.toEqual([]);
    await folder.run({ inputs: [] });
    expect(everything()).not.toContain(SECRET);
    expect((await verify({ archive: root })).findings).toEqual([]);
  });
});

it('a file of originals that would not come out as its tombstone says stays as it was', async () => {
  const path = filesBelow(root, 'originals')[0] as string;
  const before = readFileSync(join(root, path));
  const { tombstone } = await drop(url(1));
  const said = readFileSync(join(root, tombstone as string), 'utf8');
  rmSync(join(root, tombstone as string));
  rmSync(join(root, path));
  writeFileSync(join(root, path), before);
  const { now } = JSON.parse(said).originals[0];
  const intent = join(root, 'wal', `${(tombstone as string).split('/')[1]}.forget`);
  writeFileSync(intent, said.replace(now, 'e'.repeat(64)));
  await expect(folder.run()).rejects.toThrow(ArchiveDamaged);
  expect(before.equals(readFileSync(join(root, path)))).toBe(true);
  writeFileSync(intent, said);
  await folder.run({ inputs: [] });
  expect(before.equals(readFileSync(join(root, path)))).toBe(false);
  expect((await verify({ archive: root })).findings).toEqual([]);
});

describe('what is asked for', () => {
  it('a pattern of URLs means all that fit; a dry run touches nothing', async () => {
    const before = listTree(root);
    const planned = await drop('https://example.com/*/case-*', { dryRun: true });
    expect(planned.articles).toHaveLength(3);
    expect(planned.tombstone).toBeNull();
    expect(listTree(root)).toEqual(before);
    await drop('https://example.com/*');
    expect([...listRecords(root, { all: true })].map((record) => record.site)).toEqual(['near.example']);
  });

  it('something that is not there is an error', async () => {
    await expect(drop('https://example.com/none')).rejects.toThrow('no record');
    await expect(drop('https://nowhere.example/*')).rejects.toThrow('no record');
  });
});

describe('the check', () => {
  it('accepts exactly these gaps', async () => {
    await drop(url(1));
    const original = filesBelow(root, 'originals')[0] as string;
    flipByte(root, original, 0.999);
    expect((await verify({ archive: root })).findings).toMatchObject([{ path: original, kind: 'damaged' }]);
    flipByte(root, original, 0.999);
    const tombstone = filesBelow(root, 'tombstones')[0] as string;
    flipByte(root, tombstone, 0.3);
    expect((await verify({ archive: root })).findings).toContainEqual(expect.objectContaining({ path: tombstone }));
  });
});
