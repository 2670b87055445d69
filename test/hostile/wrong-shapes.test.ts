/** Records and functions of a configuration that give what no record may hold: each costs its document, and nothing else. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseRecord } from '../../src/archive/records/parse-record.ts';
import { resolveConfig } from '../../src/config/load-config.ts';
import { createDocumentWork } from '../../src/workers/document-work.ts';
import { headline, paragraphs, textDump } from '../pipeline/invented-news.ts';
import { attack, createHostileFolder, writeBytes } from './hostile-folder.ts';

const blocks = paragraphs(3, 3).map((text, position) => ({ kind: 'paragraph', text, position }));
const claims = [{ field: 'title', value: headline(3), from: 'line:Title' }];
const RECORD = {
  schema: 'newsmorgue/record/1',
  kind: 'article',
  claims,
  blocks,
  removals: [],
  flags: [],
  crawled: null,
};

const BAD_RECORDS: readonly (readonly [flaw: string, parts: object])[] = [
  ['crawled', { crawled: {} }],
  ['kind', { kind: 'evil' }],
  ['claims', { claims: 'x' }],
  ['claims.0.field', { claims: [{ field: 'evil', value: 7, from: 'x' }] }],
  ['claims.0.field', { claims: [{ field: 'constructor', value: 'x', from: 'x' }] }],
  ['claims.0.value', { claims: [{ field: 'title', value: 7, from: 'x' }] }],
  ['claims.0', { claims: [null] }],
  ['blocks.0.position', { blocks: [{ ...blocks[0], position: 'zero' }] }],
  ['blocks.0.position', { blocks: [{ ...blocks[0], position: -1 }] }],
  ['blocks.0.kind', { blocks: [{ ...blocks[0], kind: 'toString' }] }],
  ['blocks.0.text', { blocks: [{ ...blocks[0], text: { toString: 1 } }] }],
  ['blocks.0', { blocks: [null] }],
  ['blocks', { blocks: { length: 1 } }],
  ['removals.0.rule', { removals: [{ ...blocks[0], rule: 5 }] }],
  ['removals', { removals: {} }],
  ['flags.0', { flags: [{}] }],
];

it.each(BAD_RECORDS)('a record of another archive with wrong %s is rejected', async (flaw, parts) => {
  const folder = createHostileFolder();
  writeBytes(folder, 'bad.jsonl', `${JSON.stringify({ ...RECORD, ...parts })}\n${JSON.stringify(RECORD)}\n`);
  const { rejects, records } = await attack(folder);
  expect(rejects).toMatchObject([{ code: 'bad-record', message: expect.stringContaining(`${flaw}: `) }]);
  expect(records.map(({ title }) => title)).toEqual([headline(3)]);
});

/** Gives its value for one document, and lets the others be. */
const normalizer = (gives: string): string =>
  `normalizers: [{ name: 'own', apply: (_, article) => article.source.path.endsWith('bad.txt') ? (${gives}) : undefined }]`;
const transform = (gives: string): string =>
  `transforms: [{ name: 'own', apply: (draft) => draft.source.path.endsWith('bad.txt') ? (${gives}) : draft }]`;

const BAD_FUNCTIONS: readonly (readonly [flaw: string, functions: string])[] = [
  ['language', normalizer('{ language: 5 }')],
  ['authors', normalizer("{ authors: 'Ada Moe' }")],
  ['authors.0', normalizer('{ authors: [{}] }')],
  ['url', normalizer("{ url: new URL('https://example.com/') }")],
  ['site', normalizer('{ site: { a: 1 } }')],
  ['title', normalizer('{ title: undefined }')],
  ['title', normalizer('{ title: () => 1 }')],
  ['published', normalizer("{ published: '2019-03-04' }")],
  ['published.precision', normalizer("{ published: { value: '2019', precision: 'eon', raw: '', from: '' } }")],
  ['images.0', normalizer("{ images: ['https://example.com/1.jpg'] }")],
  ['paywalled', normalizer("{ paywalled: 'yes' }")],
  ['promise', normalizer('Promise.reject(new Error())')],
  ['kind', transform("{ ...draft, kind: 'evil' }")],
  ['blocks.0.position', transform('{ ...draft, blocks: [{ ...draft.blocks[0], position: NaN }] }')],
  ['blocks', transform('{ ...draft, blocks: undefined }')],
  ['claims.0.value', transform("{ ...draft, claims: [{ field: 'title', value: null, from: 'own' }] }")],
  ['removals.0.rule', transform('{ ...draft, removals: [draft.blocks[0]] }')],
  ['flags', transform("{ ...draft, flags: new Set(['own']) }")],
  ['source.sha256', transform("{ ...draft, source: { ...draft.source, sha256: 'none' } }")],
  ['collection', transform('{ ...draft, collection: null }')],
  ['draft', transform('null')],
  ['promise', transform('(async () => draft)()')],
];

it.each(BAD_FUNCTIONS)('a function that gives a wrong %s costs its document: %s', async (flaw, functions) => {
  const folder = createHostileFolder();
  writeFileSync(join(folder.path, 'pipeline.config.ts'), `export default { ${functions} };\n`);
  folder.write('bad.txt', textDump(3, { url: 'https://example.com/3' }));
  const { rejects, records } = await attack(folder);
  expect(rejects).toMatchObject([
    {
      code: 'transform-failed',
      message: expect.stringMatching(new RegExp(`^the (?:normalizer|transform) own .*${flaw}`)),
    },
  ]);
  expect(records).toEqual([]);
});

it('what functions hang onto a draft or its metadata is let through, and gets into no record', async () => {
  const folder = createHostileFolder();
  const functions = [
    transform('{ ...draft, own: 1, blocks: draft.blocks.map((block) => ({ ...block, own: 1 })) }'),
    normalizer("{ title: 'Another', own: 1 }"),
  ];
  writeFileSync(join(folder.path, 'pipeline.config.ts'), `export default { ${functions.join(', ')} };\n`);
  folder.write('bad.txt', textDump(3, { url: 'https://example.com/3' }));
  const { rejects, records } = await attack(folder);
  expect(rejects).toEqual([]);
  expect(records.map(({ title }) => title)).toEqual(['Another']);
  for (const [path, text] of folder.files('records')) parseRecord(Buffer.from(text), path);
});

describe('a draft that a step got wrong', () => {
  it('is not made a record, whatever made it', async () => {
    const work = createDocumentWork(await resolveConfig({}, null));
    const source = { path: 'a.txt', sha256: 'f'.repeat(64) };
    const draft = { ...RECORD, source, mediaType: 'text/plain', collection: 'c', flags: [] };
    const drafts = [draft, { ...draft, claims: [{ ...claims[0], from: 5 }] }, { ...draft, collection: 5 }].map(
      (each) => ({
        draft: new TextEncoder().encode(JSON.stringify(each)),
        knowledge: undefined,
      }),
    );
    const results = work.settle({ kind: 'settle', output: 'article', drafts });
    expect(results).toMatchObject([{ ok: true }, { ok: false, code: 'internal' }, { ok: false, code: 'internal' }]);
    expect(results[2]).toMatchObject({ message: expect.stringContaining('collection: ') });
  });
});
