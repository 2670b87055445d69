import { spawnSync } from 'node:child_process';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/jobs/run.ts';
import { makePrintable } from '../../src/report/layout/make-printable.ts';
import { renderRunProblems } from '../../src/report/render/render-run.ts';
import { headline, textDump } from '../pipeline/invented-news.ts';
import { attack, createHostileFolder, writeBytes } from './hostile-folder.ts';

describe('a folder of dumps', () => {
  it('with pipes, sockets and loops of links comes to an end', async () => {
    const folder = createHostileFolder();
    const dumps = join(folder.path, 'dumps');
    expect(spawnSync('mkfifo', [join(dumps, 'a-pipe.txt')]).status).toBe(0);
    symlinkSync('.', join(dumps, 'loop'));
    symlinkSync('b-link', join(dumps, 'b-link'));
    symlinkSync('/nowhere', join(dumps, 'dangling.txt'));
    symlinkSync('/dev/zero', join(dumps, 'endless.txt'));
    await attack(folder);
  });

  it('may have files of any name', async () => {
    const folder = createHostileFolder();
    const names = [
      'new\nline',
      '\u001b[31mred',
      '\u202Etxt.exe',
      ' ',
      '-rf',
      '*',
      'n'.repeat(250),
      "it's",
      '\u{1f4f0}',
    ];
    names.forEach((name, at) => {
      writeBytes(folder, `${name}.txt`, textDump(at + 1, { url: `https://example.com/${at}` }));
    });
    const { records } = await attack(folder);
    expect(records.map(({ title }) => title).sort()).toEqual(names.map((_, at) => headline(at + 1)).sort());
    for (const path of folder.files('records').keys()) expect(path).toMatch(/^[a-z0-9./-]+$/);
  });

  it('may have names that are no text', async () => {
    const folder = createHostileFolder();
    const path = Buffer.concat([
      Buffer.from(`${join(folder.path, 'dumps')}/b`),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('.txt'),
    ]);
    writeFileSync(path, textDump(1, { url: 'https://example.com/1' }));
    expect((await attack(folder)).records).toHaveLength(1);
  });

  it('cannot write to the terminal by the names of its files', async () => {
    const folder = createHostileFolder();
    const missing = join(folder.path, 'gone\u001b]0;owned\u0007.txt');
    const { report } = await attack(folder, { inputs: [join(folder.path, 'dumps'), missing] });
    const told = renderRunProblems(report).map(makePrintable).join('\n');
    expect(told).toContain('gone');
    expect(told).not.toContain('\u001b');
  });
});

describe('a line without an end', () => {
  it('of a gigabyte is rejected while it streams', async () => {
    const folder = createHostileFolder();
    const chunk = Buffer.alloc(2 ** 20, 'x');
    const stdin = (async function* () {
      yield Buffer.from('{"title":"Endless","text":"');
      for (let at = 0; at < 1024; at++) yield chunk;
      yield Buffer.from(
        `"}\n${JSON.stringify({ title: headline(3), url: 'https://example.com/3', text: textDump(3) })}\n`,
      );
    })();
    await attack(folder);
    const before = process.memoryUsage().rss;
    const report = await run({
      inputs: ['-'],
      stdin,
      archive: join(folder.path, 'archive'),
      config: join(folder.path, 'pipeline.config.ts'),
      workers: 0,
    });
    expect(report.account.rejects).toEqual({ 'too-large': 1 });
    expect(report.account.decisions.new).toBe(1);
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 2 ** 20);
  }, 120_000);
});
