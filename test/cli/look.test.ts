import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { archiveStatus, listRejects } from '../../src/inspect/archive-status.ts';
import { diffRecords } from '../../src/inspect/diff-records.ts';
import { listClusters, listPairs } from '../../src/inspect/list-duplicates.ts';
import { listRecords } from '../../src/inspect/list-records.ts';
import { searchArchive } from '../../src/inspect/search-archive.ts';
import { readOriginal, showRecord } from '../../src/inspect/show-record.ts';
import { type BuiltArchive, buildArchive } from '../inspect/build-archive.ts';
import { type CliOutcome, callCli, type LibraryStub } from './call-cli.ts';

const library: LibraryStub = {
  archiveStatus,
  diffRecords,
  listClusters,
  listPairs,
  listRecords,
  listRejects,
  readOriginal,
  searchArchive,
  showRecord,
};

let built: BuiltArchive;
beforeAll(async () => {
  built = await buildArchive();
});
afterAll(() => built.remove());

const call = (...args: string[]): Promise<CliOutcome> => callCli([...args, '-a', built.root], { library });
const linesOf = ({ stdout }: CliOutcome): Record<string, unknown>[] =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('commands that look into an archive', () => {
  it('list as a table, or as JSON lines', async () => {
    const { stdout } = await call('ls');
    expect(stdout.split('\n')[0]).toBe(
      `${built.ids.bakery.slice(0, 8)}  2019-01-02  example.com    The Bakery by the Café Closes`,
    );
    expect(linesOf(await call('ls', '--json', '--all'))).toHaveLength(4);
    expect(Object.keys(linesOf(await call('ls', '--json'))[0] ?? {})).toEqual([
      'id',
      'version',
      'path',
      'title',
      'published',
      'site',
      'language',
      'authors',
      'url',
      'words',
      'similar',
    ]);
  });

  it('show a record by the start of its id, its URL or its path', async () => {
    const byId = await call('show', built.ids.ferry.slice(0, 8));
    expect(byId.stdout).toContain('Tickets cost five crowns.');
    expect((await call('show', 'https://example.com/news/harbour-ferry-returns')).stdout).toBe(byId.stdout);
    const [{ path }] = linesOf(await call('show', built.ids.ferry, '--json', '--at', '1')) as [{ path: string }];
    expect((await call('show', path)).stdout).toContain('Tickets cost four crowns.');
  });

  it('print the original bytes and the bare text', async () => {
    expect((await call('show', built.ids.ferry, '--at', '1', '--original')).stdout).toBe('The whole page\n');
    expect((await call('show', built.ids.port, '--text')).stdout).toBe('港は月曜日に再開した。\n');
  });

  it('show what changed', async () => {
    expect((await call('diff', built.ids.ferry)).stdout).toContain('Tickets cost [-four-]{+five+} crowns.');
  });

  it('search, and say when nothing was found', async () => {
    expect(linesOf(await call('search', 'bakery', '--json'))[0]).toMatchObject({ id: built.ids.bakery });
    expect(await call('search', 'nowhere')).toMatchObject({
      code: 0,
      stdout: '',
      stderr: 'No article has these words.\n',
    });
  });

  it('tell duplicates as clusters and as pairs', async () => {
    expect((await call('dupes')).stdout).toContain(' 82 %');
    const [a, b] = [built.ids.ferry, built.ids.copy].sort();
    expect(linesOf(await call('dupes', '--pairs'))).toEqual([{ a, b, similarity: 0.82, relation: 'duplicate' }]);
  });

  it('tell how the archive stands and what was rejected', async () => {
    expect((await call('status')).stdout).toContain('4 records, 5 versions');
    expect(linesOf(await call('status', '--rejects', '--json'))[0]).toMatchObject({
      code: 'bad-json',
      run: '20261123T065245Z-1',
    });
  });

  it.each([
    [['show', '0000000000'], 1, 'not-found'],
    [['show', 'zz'], 1, 'not-found'],
    [['diff', 'https://example.com/bakery'], 1, 'nothing-to-compare'],
    [['show', 'https://example.com/bakery', '--original'], 1, 'no-original'],
    [['search', '...'], 2, 'usage'],
    [['ls', '--since', 'yesterday'], 2, 'usage'],
    [['ls', '--since', '2020-13'], 2, 'usage'],
    [['ls', '--until', '2021-02-29'], 2, 'usage'],
  ])('answer %j with %i and the code %s', async (args, exitCode, code) => {
    const outcome = await call(...args, '--json');
    expect(outcome.code).toBe(exitCode);
    expect(JSON.parse(outcome.stderr)).toMatchObject({ error: { code, exitCode } });
  });

  it('say what to do where there is no archive, with exit code 10', async () => {
    for (const command of [['ls'], ['show', 'abcd'], ['status'], ['search', 'x'], ['dupes'], ['diff', 'abcd']]) {
      const { code, stdout, stderr } = await callCli([...command, '-a', '/nowhere/at/all'], { library });
      expect({ code, stdout }).toEqual({ code: 10, stdout: '' });
      expect(stderr).toContain('newsmorgue run <dumps>');
    }
  });

  it('find the archive by the environment', async () => {
    const env = { NEWSMORGUE_ARCHIVE: built.root };
    expect((await callCli(['ls'], { library, env })).stdout).toContain('Bakery');
  });

  it('show nothing that a terminal would obey, and escape it in JSON', async () => {
    const hit = {
      ...[...listRecords(built.root)][0],
      title: 'a\u001b[2Jb',
      snippet: 'x\u009b31my',
      highlights: [[0, 1]],
    };
    const hostile = { searchArchive: async () => ({ hits: [hit], more: false }) };
    const shown = await callCli(['search', 'x', '-a', '.'], { library: hostile });
    expect(shown.stdout).toContain('  ab\n    xy\n');
    const json = await callCli(['search', 'x', '-a', '.', '--json'], { library: hostile });
    expect(json.stdout).toContain('x\\u009b31my');
    expect(JSON.parse(json.stdout)).toMatchObject({ title: hit.title, snippet: hit.snippet });
    const readOriginal = async () => Buffer.from('a\u001b[31mb');
    const original = (terminal: boolean) =>
      callCli(['show', 'x', '-a', '.', '--original'], { library: { readOriginal }, terminal });
    expect((await original(true)).stdout).toBe('ab');
    expect((await original(false)).stdout).toBe('a\u001b[31mb');
  });
});
