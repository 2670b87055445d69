/** The examples in docs/ are run as they stand there. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load-config.ts';
import type { CleanedDocument } from '../../src/document/clean-line.ts';
import { clean } from '../../src/jobs/clean.ts';

const ROOT = join(import.meta.dirname, '../..');
const EXAMPLE = /^```ts (?<name>\S+\.config\.ts)\n(?<code>[\s\S]*?)^```$/gm;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'newsmorgue-docs-'));
  // What `import … from 'newsmorgue'` finds: the library as it stands in src/.
  const installed = join(folder, 'node_modules/newsmorgue');
  mkdirSync(installed, { recursive: true });
  const manifest = { name: 'newsmorgue', type: 'module', exports: './index.js' };
  writeFileSync(join(installed, 'package.json'), JSON.stringify(manifest));
  writeFileSync(
    join(installed, 'index.js'),
    `export * from ${JSON.stringify(pathToFileURL(join(ROOT, 'src/index.ts')).href)};\n`,
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function writeExample(page: string, name: string): string {
  const text = readFileSync(join(ROOT, 'docs', page), 'utf8');
  const example = [...text.matchAll(EXAMPLE)].find((match) => match.groups?.['name'] === name);
  if (example?.groups === undefined) throw new Error(`expected an example ${name} in docs/${page}`);
  const path = join(folder, name);
  writeFileSync(path, example.groups['code'] as string);
  return path;
}

async function cleanWith(config: string, file: string, content: string): Promise<CleanedDocument[]> {
  const input = join(folder, file);
  mkdirSync(join(input, '..'), { recursive: true });
  writeFileSync(input, content);
  const lines: CleanedDocument[] = [];
  for await (const line of clean({ inputs: [input], config, survey: false, workers: 0 }))
    lines.push(line as CleanedDocument);
  return lines;
}

const STORY = [
  'The harbour board met on Monday and agreed to dredge the eastern basin before the autumn storms.',
  'Two of its seven members voted against the plan, which they called too dear for a town of this size.',
];

describe('the documented configurations', () => {
  it('field mappings: columns of another language, and paths into JSON', async () => {
    const config = writeExample('configuration.md', 'fields.config.ts');
    const csv = `Schlagzeile,Volltext,Erschienen,Autor\nBecken wird vertieft,"${STORY.join('\n\n')}",2020-05-04,Edda Quill\n`;
    const [row] = await cleanWith(config, 'exports/a.csv', csv);
    expect(row).toMatchObject({
      title: 'Becken wird vertieft',
      authors: ['Edda Quill'],
      published: { value: '2020-05-04' },
    });
    expect(row?.text).toBe(STORY.join('\n\n'));

    const json = `${JSON.stringify({ payload: { story: { body: STORY.join('\n\n') }, short_url: 'https://x.example/s/1' } })}\n`;
    const [line] = await cleanWith(config, 'api/a.jsonl', json);
    expect(line).toMatchObject({ url: 'https://x.example/s/1', text: STORY.join('\n\n') });
  });

  it('a rule: takes its line, keeps what only looks like it', async () => {
    const config = writeExample('configuration.md', 'rule.config.ts');
    const [document] = await cleanWith(config, 'a.txt', [...STORY, 'High water today: 06:12 and 18:40'].join('\n\n'));
    expect(document?.removals).toEqual([expect.objectContaining({ rule: 'harbour-post/tide-table' })]);
    expect(document?.text).toBe(STORY.join('\n\n'));
  });

  it('a normalizer: sets the fields it gives', async () => {
    const config = writeExample('configuration.md', 'normalizer.config.ts');
    const line = `${JSON.stringify({ text: STORY.join('\n\n'), authors: ['City Desk', 'Edda Quill'] })}\n`;
    const [document] = await cleanWith(config, 'a.jsonl', line);
    expect(document?.authors).toEqual(['Edda Quill']);
  });

  it('a transform: what it takes out is a removal', async () => {
    const config = writeExample('configuration.md', 'transform.config.ts');
    const [document] = await cleanWith(
      config,
      'ticker.txt',
      [STORY[0], '+++ 12:04 Basin closed +++', STORY[1]].join('\n\n'),
    );
    expect(document?.text).toBe(STORY.join('\n\n'));
    expect(document?.removals.map((removal) => removal.rule)).toContain('transform/live-ticker');
  });

  it('a reader: gives documents with their claims', async () => {
    const config = writeExample('writing-a-reader.md', 'reader.config.ts');
    const mailbox = [1, 2].map((number) => `From https://x.example/${number}/story\n${STORY.join('\n\n')}\n`).join('');
    const documents = await cleanWith(config, 'a.mbx', mailbox);
    expect(documents.map((document) => document.url)).toEqual([
      'https://x.example/1/story',
      'https://x.example/2/story',
    ]);
    expect(documents[1]).toMatchObject({ source: { id: '1' }, text: STORY.join('\n\n') });
  });
});

describe('a configuration that is wrong', () => {
  const load = (code: string) => {
    const path = join(folder, `wrong-${code.length}-${code.charCodeAt(20)}.config.ts`);
    writeFileSync(path, code);
    return loadConfig(path);
  };

  it.each([
    ['an unknown key', `export default { inputz: [] };`, /inputz/],
    ['a wrong type', `export default { duplicates: { threshold: 'high' } };`, /duplicates\.threshold.*number/],
    ['no default export', `export const config = {};`, /export default defineConfig/],
    ['one that throws', `throw new Error('no such disk');`, /no such disk/],
    ['a reader without read()', `export default { readers: [{ name: 'x' }] };`, /readers\.0.*function read/],
    [
      'a rule that is not linear',
      `export default { rules: { inline: [{ name: 'x', rules: [{ id: 'x/slow', why: 'w', where: 'tail', match: { patterns: ['(a+)+b'] }, removes: ['ab'], keeps: ['c'] }] }] } };`,
      /x\/slow/,
    ],
  ])('%s: says which key, what was expected and what came', async (_name, code, message) => {
    await expect(load(code)).rejects.toThrow(message);
    await expect(load(code)).rejects.toHaveProperty('name', 'ConfigurationError');
  });

  it('a file that is not there', async () => {
    await expect(loadConfig(join(folder, 'nowhere.ts'))).rejects.toThrow(/newsmorgue init/);
  });
});
