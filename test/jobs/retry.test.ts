import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listRejects } from '../../src/inspect/archive-status.ts';
import { type RetryOptions, retry } from '../../src/jobs/retry.ts';
import { verify } from '../../src/jobs/verify.ts';
import { renderRunLine } from '../../src/report/render/render-run.ts';
import { paragraphs, textDump } from '../pipeline/invented-news.ts';
import { createRunFolder, type RunFolder } from '../pipeline/run-in-folder.ts';

let folder: RunFolder;
beforeEach(() => {
  folder = createRunFolder();
});
afterEach(() => folder.clear());

const again = (options: RetryOptions = {}) => retry({ archive: join(folder.path, 'archive'), workers: 0, ...options });

const LISTING = `<!doctype html><html><head><title>Latest news</title><link rel="canonical" href="https://example.com/latest/"></head><body>
<h1>Latest news</h1><ul>${Array.from({ length: 30 }, (_, at) => `<li><a href="/story-${at}">Story number ${at} of the day in Greyport</a></li>`).join('')}</ul></body></html>`;

describe('rejected documents', () => {
  it('are taken up once a configuration can read them, from their dumps', async () => {
    const row = {
      Schlagzeile: 'Ein Fall',
      Volltext: paragraphs(1).join('\n\n'),
      link: 'https://example.com/2019/03/a',
    };
    folder.write('rows.jsonl', `${JSON.stringify(row)}\n`);
    expect((await folder.run()).account.rejects).toEqual({ 'no-text': 1 });
    expect((await again()).account).toMatchObject({ decisions: { rejected: 1, new: 0 } });
    const config = join(folder.path, 'fields.config.ts');
    writeFileSync(config, "export default { fields: { '*.jsonl': { title: 'Schlagzeile', text: 'Volltext' } } };\n");
    expect((await again({ config })).account).toMatchObject({ documents: 1, decisions: { new: 1 } });
    expect(folder.records()).toMatchObject([{ title: 'Ein Fall', url: 'https://example.com/2019/03/a' }]);
    expect((await again({ config })).account.documents).toBe(0);
  });

  it('are read from what was kept of them when the dump is gone', async () => {
    const row = { Volltext: paragraphs(1).join('\n\n') };
    folder.write('rows.jsonl', `${JSON.stringify(row)}\n`);
    await folder.run();
    folder.remove('rows.jsonl');
    const config = join(folder.path, 'fields.config.ts');
    writeFileSync(config, "export default { fields: { '*.jsonl': { text: 'Volltext' } } };\n");
    expect((await again({ config })).account.decisions).toMatchObject({ new: 1 });
    expect(folder.records()[0]?.source.path).toMatch(/rows\.jsonl$/);
    expect(folder.records()[0]?.collection).toBe(join(folder.path, 'dumps'));
  });

  it('are told of as missing when nothing is left of them', async () => {
    folder.write('broken.zip', 'PK\u0003\u0004 not really');
    const { account } = await folder.run();
    expect(account.decisions.rejected).toBe(1);
    folder.remove('broken.zip');
    const report = await again();
    expect(report.missing).toHaveLength(1);
    expect(report.account.documents).toBe(0);
  });
});

describe('dumps that were named without a folder', () => {
  const home = process.cwd();
  afterEach(() => process.chdir(home));

  it('give the records they gave, when nothing but their originals is left', async () => {
    folder.write('a.txt', textDump(1, { url: 'https://example.com/2019/03/a' }));
    folder.write('latest.html', LISTING);
    process.chdir(join(folder.path, 'dumps'));
    await folder.run({ inputs: ['a.txt', 'latest.html'] });
    for (const name of ['a.txt', 'latest.html']) folder.remove(name);
    const written = folder.files('records');
    rmSync(join(folder.path, 'archive/records', [...written.keys()][0] as string));
    const mended = await verify({ archive: join(folder.path, 'archive'), repair: true });
    expect(mended.repairs).toMatchObject([{ action: 'restored' }]);
    expect(folder.files('records')).toEqual(written);
    expect((await again({ asArticle: true })).account.decisions.new).toBe(1);
    expect(folder.records().map(({ collection }) => collection)).toEqual(['.', '.']);
  });
});

describe('rejected documents with a code', () => {
  it('are those whose latest rejection has it', async () => {
    folder.write('rows.jsonl', `${JSON.stringify({ Volltext: paragraphs(1).join('\n\n') })}\n`);
    expect((await folder.run()).account.rejects).toEqual({ 'no-text': 1 });
    const config = join(folder.path, 'broken.config.ts');
    const step = "{ name: 'broken', apply() { throw new Error('on purpose'); } }";
    writeFileSync(config, `export default { fields: { '**': { text: 'Volltext' } }, transforms: [${step}] };\n`);
    const second = await again({ config });
    const [code] = Object.keys(second.account.rejects) as [string];
    expect(code).not.toBe('no-text');
    expect((await again({ code: 'no-text' })).account.documents).toBe(0);
    expect((await again({ code })).account.documents).toBe(1);
  });

  it('are said to come from no file', async () => {
    folder.write('rows.jsonl', `${JSON.stringify({ Volltext: paragraphs(1).join('\n\n') })}\n`);
    await folder.run();
    expect(renderRunLine(await again())).not.toContain('from 0 files');
  });
});

describe('pages that were found to be no article', () => {
  it('are accounted for with what was found', async () => {
    const missing =
      '<html lang="en"><title>Page not found</title><body class="error404"><h1>Gone fishing</h1><p>Try the search.</p>';
    folder.write('latest.html', LISTING);
    folder.write('missing.html', missing);
    await folder.run();
    const messages: [string, string][] = [];
    for await (const { source, message } of listRejects(join(folder.path, 'archive')))
      messages.push([source.path, message]);
    expect(messages).toEqual([
      [expect.stringMatching(/latest\.html$/), expect.stringContaining('the page looks like a shop, a forum')],
      [
        expect.stringMatching(/missing\.html$/),
        expect.stringContaining('the page says that what was asked for is not there'),
      ],
    ]);
  });

  it('stay so, unless they are asked for as articles', async () => {
    folder.write('latest.html', LISTING);
    folder.write('1.txt', textDump(1, { url: 'https://example.com/2019/03/a' }));
    expect((await folder.run()).account.decisions).toMatchObject({ 'not-an-article': 1, new: 1 });
    expect((await again()).account.decisions).toMatchObject({ 'not-an-article': 1, new: 0 });
    folder.remove('latest.html');
    expect((await again({ asArticle: true })).account.decisions).toMatchObject({ new: 1 });
    expect(folder.records().map(({ kind }) => kind)).toContain('other');
    expect((await again({ asArticle: true })).account.documents).toBe(0);
  });
});
