import Ajv2020 from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ArchiveDamaged } from '../../src/archive/errors.ts';
import { describeChange } from '../../src/archive/records/describe-change.ts';
import { parseRecord } from '../../src/archive/records/parse-record.ts';
import { type ArchiveRecord, recordJsonSchema } from '../../src/archive/records/record-schema.ts';
import { recordToDraft } from '../../src/archive/records/record-to-draft.ts';
import { renderRecord } from '../../src/archive/records/render-record.ts';
import type { Block } from '../../src/article.ts';
import { inventRecord } from './invent-article.ts';

const validate = new Ajv2020.default({ strict: false }).compile(recordJsonSchema());

test('a record is valid against the published JSON Schema, and a misspelt one is not', () => {
  const record = JSON.parse(Buffer.from(renderRecord(inventRecord())).toString());
  expect(validate(record), JSON.stringify(validate.errors)).toBe(true);
  expect(validate({ ...record, pulbished: null })).toBe(false);
  expect(validate({ ...record, version: 0 })).toBe(false);
});

test('a record has one form: sorted keys, two spaces, a final newline', () => {
  const { title, ...rest } = inventRecord();
  const bytes = renderRecord({ title, ...rest });
  expect(bytes).toEqual(renderRecord({ ...rest, title }));
  const text = Buffer.from(bytes).toString();
  expect(text.startsWith('{\n  "agency": null,\n  "authors": [\n')).toBe(true);
  expect(text.endsWith('}\n')).toBe(true);
  expect(renderRecord(parseRecord(bytes, 'x'))).toEqual(bytes);
});

test('a lone surrogate becomes the replacement character', () => {
  const text = Buffer.from(renderRecord(inventRecord({ title: 'half a \ud83d pair' }))).toString();
  expect(text).toContain('half a \ufffd pair');
});

test('bytes that are no record are refused with the place', () => {
  const parse = (text: string) => () => parseRecord(Buffer.from(text), 'records/a.json');
  expect(parse('{')).toThrow(ArchiveDamaged);
  expect(parse(JSON.stringify({ ...inventRecord(), words: 3 }))).toThrow('records/a.json: not a valid record');
  expect(parse(JSON.stringify({ ...inventRecord(), version: 'one' }))).toThrow('version');
  expect(() => parseRecord(Buffer.from([0x22, 0xff, 0x22]), 'x')).toThrow(ArchiveDamaged);
});

test('the draft of a record is what was extracted: cleaning undone, the extractor’s own removals kept', () => {
  const record: ArchiveRecord = {
    ...inventRecord(),
    blocks: [
      { kind: 'paragraph', text: 'The ferry left.', position: 1 },
      { kind: 'paragraph', text: 'It came back.', position: 3, offset: 0 },
    ],
    removals: [
      { kind: 'list-item', text: 'Home', position: 0, rule: 'html/navigation' },
      { kind: 'heading', text: 'Harbour Ferry Returns', position: 2, rule: 'repeated-headline' },
      { kind: 'paragraph', text: 'Share this: Email', position: 3, offset: 14, rule: 'jetpack/share' },
    ],
  };
  const draft = recordToDraft(record);
  expect(draft.blocks).toEqual([
    { kind: 'paragraph', text: 'The ferry left.', position: 1 },
    { kind: 'heading', text: 'Harbour Ferry Returns', position: 2 },
    { kind: 'paragraph', text: 'It came back. Share this: Email', position: 3 },
  ]);
  expect(draft.removals.map((removal) => removal.rule)).toEqual(['html/navigation']);
});

test('however blocks were cut and taken out, the draft gives them back', () => {
  const paragraph = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(fc.array(fc.tuple(paragraph, fc.nat(29), fc.boolean(), fc.boolean()), { maxLength: 12 }), (cuts) => {
      const blocks: Block[] = [];
      const removals: (Block & { rule: string })[] = [];
      cuts.forEach(([text, cut, firstGoes, secondGoes], position) => {
        const at = Math.min(cut, text.length);
        for (const [offset, piece, goes] of [
          [0, text.slice(0, at), firstGoes],
          [at, text.slice(at), secondGoes],
        ] as const) {
          const block = { kind: 'paragraph', text: piece, position, offset } as const;
          if (piece === '') continue;
          if (goes) removals.push({ ...block, rule: 'some/rule' });
          else blocks.push(block);
        }
      });
      const draft = recordToDraft({ ...inventRecord(), blocks, removals });
      expect(draft.blocks.map((block) => block.text)).toEqual(cuts.map(([text]) => text));
    }),
  );
});

test('a change names its fields and counts words', () => {
  const before = inventRecord({ paragraphs: ['The ferry left at dawn.'] });
  const after = inventRecord({ title: 'Ferry Delayed', paragraphs: ['The ferry left at noon, late.'] });
  expect(describeChange(before, after)).toEqual({ fields: ['title', 'text'], words: { added: 2, removed: 1 } });
  expect(describeChange(before, before)).toEqual({ fields: [], words: { added: 0, removed: 0 } });
});

test('what was read from a file is no change from what was written to it', () => {
  const images = [{ url: 'https://example.com/race.jpg', caption: 'The start, at nine \ud83d sharp.' }];
  const record = { ...inventRecord(), images };
  const read = JSON.parse(Buffer.from(renderRecord(record)).toString()) as ArchiveRecord;
  expect(describeChange(read, record).fields).toEqual([]);
  expect(describeChange(read, { ...record, images: [] }).fields).toEqual(['images']);
});
