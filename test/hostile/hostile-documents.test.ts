import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openArchiveReader } from '../../src/archive/open-archive.ts';
import { showRecord } from '../../src/inspect/show-record.ts';
import { makePrintable } from '../../src/report/layout/make-printable.ts';
import { headline, paragraphs } from '../pipeline/invented-news.ts';
import { attack, codesOf, createHostileFolder, writeBytes } from './hostile-folder.ts';

const body = (seed: number): string => paragraphs(seed, 4).join('\n\n');
const line = (fields: object): string => `${JSON.stringify(fields)}\n`;

async function attackWith(files: Readonly<Record<string, string | Uint8Array>>, maxDocumentBytes?: number) {
  const folder = createHostileFolder(maxDocumentBytes);
  for (const [name, bytes] of Object.entries(files)) writeBytes(folder, name, bytes);
  return attack(folder);
}

describe('JSON', () => {
  it('a hundred thousand levels deep is rejected', async () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    const attacked = await attackWith({
      'deep.json': deep,
      'deep.jsonl': `{"title":"Deep","text":"A text.","more":${deep}}\n`,
      'open.jsonl': `${'{"a":'.repeat(100_000)}\n`,
    });
    expect(attacked.records.length + attacked.rejects.length).toBeGreaterThan(0);
    expect(codesOf(attacked).every((code) => / (?:bad-json|nested-too-deep|no-text|empty)$/.test(code))).toBe(true);
  });

  it('with keys of every object is taken by its own', async () => {
    const text = body(1);
    const { records } = await attackWith({
      'keys.jsonl': `{"__proto__":{"title":"Polluted","polluted":true},"constructor":{"prototype":{"polluted":true}},"title":"${headline(1)}","url":"https://example.com/1","text":${JSON.stringify(text)},"toString":"no","hasOwnProperty":1}\n`,
    });
    expect(records.map(({ title }) => title)).toEqual([headline(1)]);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('HTML', () => {
  it('a million levels deep comes to an end', async () => {
    const files = {
      'deep.html': `<html><head><title>Deep</title></head><body>${'<b>'.repeat(1_000_000)}x`,
      'unclosed.html': `<!doctype html><p>${'<a href="'.repeat(50_000)}`,
    };
    const { records, rejects } = await attackWith(files, 8 * 2 ** 20);
    expect(records.length + rejects.length).toBe(2);
  }, 60_000);

  it('with a million attributes or entities comes to an end', async () => {
    const attributes = Array.from({ length: 60_000 }, (_, at) => `a${at}=1`).join(' ');
    const { records, rejects } = await attackWith({
      'attributes.html': `<!doctype html><p ${attributes}>${body(1)}</p>`,
      'entities.html': `<!doctype html><p>${'&amp;&#x26;&bogus;&#1114112;&#0;'.repeat(20_000)}</p>`,
    });
    expect(records.length + rejects.length).toBe(2);
  }, 60_000);
});

describe('text', () => {
  it('of bytes that are no characters is stored as well-formed JSON', async () => {
    const { folder } = await attackWith({
      'invalid.txt': Buffer.concat([
        Buffer.from(`Title one\n\n${body(1)}\n\n`),
        Buffer.from([0xc3, 0x28, 0xff, 0xfe, 0xed, 0xa0, 0x80]),
      ]),
      'nul.txt': `Title two\n\n${body(2)}\n\nA\u0000B and \u0007 and \u007f.`,
      'surrogate.jsonl': `{"title":"Three \\ud800","url":"https://example.com/3","text":${JSON.stringify(`${body(3)} \udfff`)}}\n`,
      'bom.txt': `\ufeff\ufeffTitle four\n\n${body(4)}`,
    });
    for (const text of folder.files('records').values()) {
      expect(text.isWellFormed()).toBe(true);
      expect(JSON.stringify(JSON.parse(text))).toContain('newsmorgue/record/1');
    }
    expect(folder.records()).toHaveLength(5);
  });

  it('that is commands to the terminal is shown without them', async () => {
    const { folder, records } = await attackWith({
      'escape.jsonl': line({
        title: `${headline(1)} \u001b]0;owned\u0007\u001b[2J`,
        url: 'https://example.com/1',
        text: `${body(1)}\n\n\u001b[31mRed\u009b31m \u202e`,
      }),
    });
    const [record] = records;
    const view = await showRecord(join(folder.path, 'archive'), record?.id ?? '');
    const shown = makePrintable(JSON.stringify(view.record.blocks.map(({ text }) => text)));
    for (const control of ['\u001b', '\u009b', '\u202e']) expect(shown).not.toContain(control);
  });

  it('that is random bytes ends no run', async () => {
    const noise = Buffer.from(Array.from({ length: 50_000 }, (_, at) => (at * 7919 + (at >> 3) * 104_729) & 0xff));
    const kinds = ['txt', 'html', 'json', 'jsonl', 'csv', 'xml', 'warc', 'gz', 'zst', 'zip', 'tar', 'parquet', 'md'];
    const { report } = await attackWith(Object.fromEntries(kinds.map((kind) => [`noise.${kind}`, noise])));
    expect(report.account.rejects['internal']).toBeUndefined();
  }, 60_000);
});

describe('metadata', () => {
  it.each([
    '0000-01-01',
    '9999-12-31',
    '+275760-09-13T00:00:00Z',
    '-000001-01-01',
    '1e308',
    '275760-09-13',
    '0000-00-00',
  ])('of the date %s harms nothing', async (published) => {
    const { records, folder } = await attackWith({
      'date.jsonl': line({
        title: headline(1),
        url: 'https://example.com/1',
        published,
        crawled: published,
        text: body(1),
      }),
    });
    expect(records).toHaveLength(1);
    for (const path of folder.files('records').keys())
      expect(path).toMatch(/^[a-z0-9.-]+\/(?:\d{4}\/(?:\d\d|undated)|undated)\/[a-z0-9.-]+$/);
  });

  it('beyond all measure keeps paths and records in bounds', async () => {
    const { folder, records } = await attackWith({
      'title.jsonl': line({ title: 'T'.repeat(900_000), url: 'https://example.com/1', text: body(1) }),
      'url-title.jsonl': line({
        title: 'https://example.com/../../etc/passwd',
        url: 'https://example.com/2',
        text: body(2),
      }),
      'dots.jsonl': line({ title: '../../../..', url: 'https://example.com/3', site: '../../up', text: body(3) }),
      'host.jsonl': line({ title: headline(4), url: `https://${'a.'.repeat(200)}com/x`, text: body(4) }),
      'script.jsonl': line({ title: headline(5), url: 'javascript:alert(1)', text: body(5) }),
      'file.jsonl': line({ title: headline(6), url: 'file:///etc/passwd', text: body(6) }),
      'many.jsonl': line({
        title: headline(7),
        url: 'https://example.com/7',
        text: body(7),
        tags: Array(50_000).fill('tag'),
        authors: Array(5000).fill('Ada Invented'),
      }),
    });
    expect(records).toHaveLength(7);
    for (const path of folder.files('records').keys()) {
      expect(path).toMatch(/^[a-z0-9./-]+$/);
      expect(path).not.toContain('..');
      expect(path.length).toBeLessThan(400);
    }
    const reader = openArchiveReader(join(folder.path, 'archive'));
    expect([...reader.records()]).toHaveLength(8);
    reader.close();
  }, 60_000);
});
