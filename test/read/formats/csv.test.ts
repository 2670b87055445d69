import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src/read/reader.ts';
import { claimsOf, codesOf, readOne, textOf } from '../read-items.ts';

describe('tables', () => {
  test.each([
    ['commas', 'a.csv', 'id,title,text\n1,"A, b","Said ""hi"",\nthen left."\n\n2,B,Plain.\n'],
    [
      'commas, by the header alone',
      'dump.txt',
      'id,title,text\r\n1,"A, b","Said ""hi"",\nthen left."\r\n2,B,Plain.\r\n',
    ],
    ['semicolons', 'a.csv', 'id;title;text\n1;A, b;"Said ""hi"",\nthen left."\n2;B;Plain.'],
    ['tabs', 'a.tsv', '\ufeffid\ttitle\ttext\n1\tA, b\t"Said ""hi"",\nthen left."\n2\tB\tPlain.\n'],
  ])('%s', async (_name, name, file) => {
    const { documents, rejections } = await readOne(name, file);
    expect(documents.map(textOf)).toEqual(['Said "hi",\nthen left.', 'Plain.']);
    expect(documents.map(({ source }) => source.id)).toEqual(['1', '2']);
    expect(claimsOf(documents[0])).toEqual(['title column:title: A, b']);
    expect(rejections).toEqual([]);
  });

  test('what Excel says above the header is obeyed', async () => {
    const file = 'sep=;\r\n"Titel";"Text, lang"\r\n"A, b";"Eins;\nzwei"\r\n';
    const fields = () => ({ text: 'Text, lang' });
    const { documents, rejections } = await readOne('a.csv', file, { fields });
    expect(documents.map(textOf)).toEqual(['Eins;\nzwei']);
    expect(claimsOf(documents[0])).toEqual(['title column:Titel: A, b']);
    expect(rejections).toEqual([]);
  });

  test('line ends written as two signs are line ends in a table of tabs', async () => {
    const { documents } = await readOne('a.tsv', 'title\ttext\nA\tOne.\\nTwo, \\n\\nthree.\nB\tIn C:\\news it lay.\n');
    expect(documents.map(textOf)).toEqual(['One.\nTwo, \n\nthree.', 'In C:\\news it lay.']);
  });

  test('a table without a header is rejected, and none of its text is quoted', async () => {
    const text = 'The ferry crossed the river again on Monday after eight years.';
    const { rejections } = await readOne('a.csv', `https://quay.example/1,"${text}",2021-01-01\n`);
    expect(rejections.map(({ code }) => code)).toEqual(['no-text']);
    expect(rejections[0]?.message).not.toContain('ferry');
    const json = await readOne('a.jsonl', `{"${text}":"x"}\n`);
    expect(json.rejections[0]?.message).not.toContain('eight years');
  });

  test('a row keeps its bytes and its place', async () => {
    const file = 'title,text\nB\u00e4r,"Eins,\nzwei"\nC,drei\n';
    const { documents } = await readOne('a.csv', file);
    expect(documents.map(({ original }) => new TextDecoder().decode(original))).toEqual([
      'B\u00e4r,"Eins,\nzwei"',
      'C,drei',
    ]);
    expect(documents.map(({ source }) => source.offset)).toEqual([
      11,
      Buffer.byteLength('title,text\nB\u00e4r,"Eins,\nzwei"\n'),
    ]);
  });

  test('a row with too many cells is a rejection, one with too few is read', async () => {
    const result = await readOne('a.csv', 'text,title,url\nOne,T,u,extra\nTwo\n');
    expect(result.documents.map(textOf)).toEqual(['Two']);
    expect(codesOf(result)).toEqual(['bad-csv']);
  });

  test('a quote that is never closed costs its line only', async () => {
    const result = await readOne('a.csv', 'title,text\nA,one\nB,"two\nC,three\nD,"fo""ur"\n');
    expect(codesOf(result)).toEqual(['bad-csv']);
    expect(result.documents.map(textOf)).toEqual(['one', 'three', 'fo"ur']);
  });

  test('a quoted cell over the limit costs its lines only, and a quote within a cell is a character', async () => {
    const limits = { ...DEFAULT_LIMITS, maxDocumentBytes: 5000 };
    const result = await readOne('a.csv', `title,text\nA,"${'x'.repeat(9000)}"\nB,a 5" pipe\n`, { limits });
    expect(codesOf(result)).toEqual(['too-large']);
    expect(result.documents.map(textOf)).toEqual(['a 5" pipe']);
  });

  test('a table without a text column is told of once, and can be mapped', async () => {
    const file = 'nr,kopf,rumpf\n1,Titel,Der Text\n2,Zwei,Noch einer\n';
    const result = await readOne('a.csv', file);
    expect(codesOf(result)).toEqual(['no-text']);
    expect(result.rejections[0]?.message).toContain('nr, kopf, rumpf');
    const mapped = await readOne('a.csv', file, { fields: () => ({ text: 'rumpf', title: 'kopf' }) });
    expect(mapped.documents.map(textOf)).toEqual(['Der Text', 'Noch einer']);
  });

  test('a table in windows-1252 is read', async () => {
    const rows = 'titel,text\nGr\u00fc\u00dfe,Der B\u00fcrgermeister h\u00e4tte gern f\u00fcnf \u00c4pfel gegessen.\n';
    const { documents } = await readOne('a.csv', Buffer.from(rows, 'latin1'));
    expect(documents.map(textOf)).toEqual(['Der B\u00fcrgermeister h\u00e4tte gern f\u00fcnf \u00c4pfel gegessen.']);
  });

  test('a column named __proto__ is a column', async () => {
    const { documents } = await readOne('a.csv', '__proto__,text\nevil,good\n');
    expect(documents.map(textOf)).toEqual(['good']);
  });
});
