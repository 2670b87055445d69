import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src/read/reader.ts';
import { claimsOf, codesOf, readOne, textOf } from '../read-items.ts';

const deep = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

describe('JSONL', () => {
  test('a line is a document with its bytes, place and id', async () => {
    const lines = ['{"id":"a","text":"One.","title":"T"}', '{"id":"b","text":"Two."}'];
    const { documents } = await readOne('a.jsonl', `\ufeff${lines[0]}\r\n\r\n${lines[1]}\n`);
    expect(documents.map(textOf)).toEqual(['One.', 'Two.']);
    expect(documents.map(({ original }) => new TextDecoder('utf-8', { ignoreBOM: false }).decode(original))).toEqual(
      lines,
    );
    expect(documents.map(({ source }) => [source.offset, source.id])).toEqual([
      [0, 'a'],
      [3 + (lines[0]?.length ?? 0) + 4, 'b'],
    ]);
    expect(documents[0]).toMatchObject({ mediaType: 'text/plain', charset: 'utf-8' });
  });

  test('bad lines are rejections, the rest goes on', async () => {
    const file = ['{"text":"1"}', '{"text":', '[1]', 'null', '{"title":"no text"}', '{"text":"2"}', ''].join('\n');
    const result = await readOne('a.jsonl', file);
    expect(result.documents.map(textOf)).toEqual(['1', '2']);
    expect(codesOf(result)).toEqual(['bad-json', 'bad-json', 'bad-json', 'no-text']);
  });

  test('nesting over 1,000 levels is refused, and a thousand brackets in a text are not', async () => {
    const file = `{"text":"1"}\n{"text":"x","d":${deep(100_000)}}\n{"text":"${'{['.repeat(5000)}"}\n`;
    const result = await readOne('a.jsonl', file);
    expect(codesOf(result)).toEqual(['nested-too-deep']);
    expect(result.documents).toHaveLength(2);
  });

  test('a line over the limit is a rejection without its bytes', async () => {
    const limits = { ...DEFAULT_LIMITS, maxDocumentBytes: 50_000 };
    const file = `{"text":"1"}\n{"text":"${'x'.repeat(700_000)}"}\n{"text":"2"}\n`;
    const result = await readOne('a.jsonl', file, { limits });
    expect(result.documents.map(textOf)).toEqual(['1', '2']);
    expect(result.rejections).toMatchObject([{ code: 'too-large', source: { offset: 13 } }]);
    expect(result.rejections[0]).not.toHaveProperty('original');
  });

  test('keys of the prototype are keys like others', async () => {
    const file = '{"__proto__":{"text":"evil"},"constructor":{"prototype":1},"text":"good","toString":"x"}\n';
    const { documents } = await readOne('a.jsonl', file);
    expect(documents.map(textOf)).toEqual(['good']);
    expect(Object.hasOwn(Object.prototype, 'text')).toBe(false);
  });

  test('lines that are no UTF-8 are read in the encoding they look like', async () => {
    const file = Buffer.from(
      '{"text":"Der B\u00fcrgermeister h\u00e4tte gern f\u00fcnf \u00c4pfel."}\n'.repeat(3),
      'latin1',
    );
    const { documents } = await readOne('a.jsonl', file);
    expect(textOf(documents[0])).toBe('Der B\u00fcrgermeister h\u00e4tte gern f\u00fcnf \u00c4pfel.');
  });

  test('UTF-16 is read', async () => {
    const { documents } = await readOne(
      'a.jsonl',
      Buffer.from('\ufeff{"text":"caf\u00e9"}\n{"text":"2"}\n', 'utf16le'),
    );
    expect(documents.map(textOf)).toEqual(['caf\u00e9', '2']);
  });

  test('bytes of documents own their memory', async () => {
    const { documents } = await readOne('a.jsonl', '{"text":"1"}\n{"text":"2"}\n');
    for (const { bytes, original } of documents) {
      expect(bytes.buffer.byteLength).toBe(bytes.byteLength);
      expect(original?.buffer.byteLength).toBe(original?.byteLength);
    }
  });
});

describe('JSON', () => {
  test.each([
    ['an array', '[\n {"id":1,"text":"One."},\n {"id":2,"text":"Two, with \\"]}\\" in it."}\n]'],
    ['an array on one line', '[{"id":1,"text":"One."},{"id":2,"text":"Two, with \\"]}\\" in it."}]'],
    [
      'an envelope',
      '{"status":"ok","total":2,"articles":[{"id":1,"text":"One."},{"id":2,"text":"Two, with \\"]}\\" in it."}],"x":[{}]}',
    ],
    [
      'a deeper envelope',
      '{"response":{"docs":[{"id":1,"text":"One."} , {"id":2,"text":"Two, with \\"]}\\" in it."}]}}',
    ],
    [
      'search hits',
      '{"hits":{"hits":[{"_source":{"id":1,"text":"One."}},{"_source":{"id":2,"text":"Two, with \\"]}\\" in it."}}]}}',
    ],
    ['an object by id', '{"1":{"text":"One."},"2":{"text":"Two, with \\"]}\\" in it."}}'],
    ['lists by key', '{"2018":[{"id":1,"text":"One."}],"2019":[{"id":2,"text":"Two, with \\"]}\\" in it."}]}'],
    ['objects one after another', '{\n"id":1,"text":"One."\n}\n{\n"id":2,"text":"Two, with \\"]}\\" in it."\n}'],
  ])('%s of articles', async (_name, file) => {
    const { documents, rejections } = await readOne('a.json', file);
    expect(documents.map(textOf)).toEqual(['One.', 'Two, with "]}" in it.']);
    expect(rejections).toEqual([]);
  });

  test('a single article keeps its lists', async () => {
    const { documents } = await readOne(
      'a.json',
      '{"text":"One.","items":[{"text":"no"}],"authors":[{"name":"Ada"},{"name":"Bo"}]}',
    );
    expect(documents.map(textOf)).toEqual(['One.']);
    expect(claimsOf(documents[0])).toEqual(['author column:authors: Ada', 'author column:authors: Bo']);
  });

  test('places are places in bytes', async () => {
    const file = '[{"text":"\u00e9\u00e9"},\n{"text":"2"}]';
    const { documents } = await readOne('a.json', file);
    expect(documents.map(({ source }) => source.offset)).toEqual([1, Buffer.from(file).indexOf('{', 5)]);
  });

  test('a cut file gives what came before the cut', async () => {
    const result = await readOne('a.json', '[{"text":"1"},{"text":"2"},{"text":"3');
    expect(result.documents.map(textOf)).toEqual(['1', '2']);
    expect(codesOf(result)).toEqual(['truncated']);
  });

  test('a broken, a large and a deep element cost themselves only', async () => {
    const limits = { ...DEFAULT_LIMITS, maxDocumentBytes: 20_000 };
    const file = `[{"text":"1"},{"text":bad},{"text":"${'x'.repeat(300_000)}"},${deep(1500)},7,{"text":"2"}]`;
    const result = await readOne('a.json', file, { limits });
    expect(result.documents.map(textOf)).toEqual(['1', '2']);
    expect(codesOf(result)).toEqual(['bad-json', 'too-large', 'nested-too-deep', 'bad-json']);
  });

  test('records of an archive stay what they are', async () => {
    const record = '{"schema":"newsmorgue/record/1","id":"abc","title":"T","blocks":[]}';
    const { documents } = await readOne('a.jsonl', `${record}\n`);
    expect(documents).toMatchObject([
      { mediaType: 'application/vnd.newsmorgue.record+json', source: { id: 'abc', offset: 0 } },
    ]);
    expect(textOf(documents[0])).toBe(record);
    const pretty = JSON.stringify(JSON.parse(record), null, 2);
    expect((await readOne('a.v1.json', pretty)).documents.map(textOf)).toEqual([pretty]);
  });
});
