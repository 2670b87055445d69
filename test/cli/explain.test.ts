import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { NotAnArchive, RecordNotFound } from '../../src/archive/errors.ts';
import { explainDocument, explainRecord } from '../../src/jobs/lazily.ts';
import { DocumentRejected } from '../../src/stage.ts';
import { paragraphs, textDump } from '../pipeline/invented-news.ts';
import { createRunFolder, type RunFolder } from '../pipeline/run-in-folder.ts';
import { callCli } from './call-cli.ts';

let folder: RunFolder;
beforeEach(() => {
  folder = createRunFolder();
});
afterEach(() => folder.clear());

const explain = (...args: string[]) => callCli(['explain', ...args], { library: { explainDocument, explainRecord } });

describe('newsmorgue explain', () => {
  it('says what it can not read without a stack, and explains the others of the folder', async () => {
    folder.write('a.txt', '');
    folder.write('b.txt', textDump(1));
    const { code, stdout, stderr } = await explain('--json', `${folder.path}/dumps`);
    expect(code).toBe(1);
    expect(stdout.trimEnd().split('\n')).toHaveLength(1);
    const { error } = JSON.parse(stderr);
    expect(error).toMatchObject({ code: 'rejected', exitCode: 1 });
    expect(error.message).toContain('a.txt: ');
    expect(error).not.toHaveProperty('stack');
  });

  it('calls bad input no bug', async () => {
    folder.write('a.txt', '');
    const { code, stderr } = await explain(`${folder.path}/dumps/a.txt`);
    expect(code).toBe(1);
    expect(stderr).toContain('a.txt');
    expect(stderr).not.toContain('bug');
  });

  it('throws for a caller who takes no rejections', async () => {
    folder.write('a.txt', '');
    const first = explainDocument({ file: `${folder.path}/dumps` })
      [Symbol.asyncIterator]()
      .next();
    await expect(first).rejects.toBeInstanceOf(DocumentRejected);
  });

  it('hands the configuration on, for a record too', async () => {
    const calls: unknown[][] = [];
    const library = {
      explainRecord: async (...args: unknown[]) => {
        calls.push(args);
        throw new RecordNotFound('3fa9c1d2');
      },
    };
    const { code } = await callCli(['explain', '3fa9c1d2', '-a', 'x', '-c', 'my.config.ts'], { library });
    expect(code).toBe(1);
    expect(calls).toEqual([['x', '3fa9c1d2', { config: 'my.config.ts' }]]);
  });

  it('exits with 3 where there is neither such a file nor an archive', async () => {
    const library = {
      explainRecord: async () => {
        throw new NotAnArchive('archive', 'archive is not an archive');
      },
    };
    const outside = await callCli(['explain', 'nope'], { library });
    expect(outside.code).toBe(3);
    expect(outside.stderr).toContain('no such file or record: nope');
    expect((await callCli(['explain', 'nope', '-a', 'archive'], { library })).code).toBe(10);
  });

  it('proves what a record is said to be related to', async () => {
    const story = paragraphs(1);
    folder.write('a.txt', textDump(1, { url: 'https://a.example/1', body: story }));
    folder.write('b.txt', textDump(1, { url: 'https://b.example/1', body: [...story, 'A line more.'] }));
    await folder.run();
    const archive = join(folder.path, 'archive');
    const { stdout } = await explain('--json', '--archive', archive, 'https://b.example/1');
    const [related] = JSON.parse(stdout).related;
    expect(related).toMatchObject({ relation: 'duplicate', site: 'a.example' });
    expect(related.passages.map(({ text }: { text: string }) => text).join(' ')).toContain(story[1]?.slice(0, 40));
  });

  it('knows the rules of the configuration that is named, for a record as for a document', async () => {
    const config = join(folder.path, 'own.config.ts');
    const rule = {
      id: 'own/sign-off',
      where: 'anywhere',
      match: { lines: ['Good night from the desk'] },
      why: 'the desk signs off',
    };
    const examples = { removes: ['Good night from the desk'], keeps: ['Good night from the harbour'] };
    writeFileSync(
      config,
      `export default ${JSON.stringify({ rules: { inline: [{ name: 'own', rules: [{ ...rule, ...examples }] }] } })};`,
    );
    const url = 'https://a.example/1';
    folder.write('a.txt', textDump(1, { url, body: [...paragraphs(1), 'Good night from the desk'] }));
    await folder.run({ config });
    const { stdout } = await explain('--config', config, '--archive', join(folder.path, 'archive'), url);
    expect(stdout).toContain('the desk signs off');
  });
});
