import { describe, expect, test } from 'vitest';
import { claimsOf, makeFolder, readAll, readOne, textOf } from './read-items.ts';

const page = (text: string): string => `<html><body><p>${text}</p></body></html>`;

describe('pages saved with all that belongs to them', () => {
  test('the folder beside a page is left out and counted; a folder of pages alone is read', async () => {
    const folder = makeFolder({
      'Ferry.html': page('Ferry'),
      'Ferry_files/ad.html': page('Buy shoes'),
      'Ferry_files/style.css': 'body{}',
      'Ferry_files/manifest.json': '{"name":"x"}',
      'list.html': page('List'),
      'list_files/one.html': page('One'),
      'more_files/two.html': page('Two'),
      'more_files/run.js.download': 'var a = 1; var b = 2;',
      'more_files/page.css': 'p { color: red }',
    });
    const { documents, entries, rejections } = await readAll([folder]);
    expect(documents.map((document) => /<p>(.*)<\/p>/.exec(textOf(document))?.[1])).toEqual([
      'Ferry',
      'List',
      'One',
      'Two',
    ]);
    expect(rejections).toEqual([]);
    const counts = entries.flatMap(({ path, passedOver }) =>
      passedOver ? [[path.slice(folder.length + 1), passedOver]] : [],
    );
    expect(counts).toEqual([
      ['Ferry_files', { 'page resources': 1 }],
      ['more_files/page.css', { 'file .css': 1 }],
      ['more_files/run.js.download', { 'file .js': 1 }],
    ]);
  });

  test('what a browser wrote above a page says where it was', async () => {
    const saved = `<!DOCTYPE html>\n<!-- saved from url=(0027)https://quay.example/ferry/9 -->\n${page('Ferry')}`;
    const { documents } = await readOne('a.html', saved);
    expect(claimsOf(documents[0])).toEqual(['url saved:url: https://quay.example/ferry/9']);
    const local = saved.replace('https://quay.example/ferry/9', 'about:internet');
    expect(claimsOf((await readOne('a.html', local)).documents[0])).toEqual([]);
  });

  test('so does SingleFile, with the time', async () => {
    const note = [
      'Page saved with SingleFile',
      'url: https://quay.example/ferry',
      'saved date: Wed May 05 2021 10:11:12 GMT+0200 (CEST)',
    ];
    const { documents } = await readOne('a.html', `<!DOCTYPE html> <html><!--\n ${note.join(' \n ')}\n-->${page('F')}`);
    expect(claimsOf(documents[0])).toEqual(['url saved:url: https://quay.example/ferry']);
    expect(documents[0]?.crawled).toBe('2021-05-05T08:11:12Z');
  });
});

describe('what programs wrote', () => {
  test('a log is passed over and counted', async () => {
    const lines = ['INFO started', 'WARN slow disk', 'ERROR failed'];
    const stamped = lines.map((line, i) => `2024-01-01 12:00:0${i} ${line}\n`).join('');
    const requests = '10.0.0.1 - - [01/Jan/2024:12:00:00 +0000] "GET / HTTP/1.1" 200 5\n'.repeat(4);
    for (const text of [stamped, requests]) {
      const { documents, entries } = await readOne('notes.txt', text);
      expect(documents).toEqual([]);
      expect(entries[0]?.passedOver).toEqual({ log: 1 });
    }
  });

  test('an article that quotes one is read, and a diary with times', async () => {
    const quoting = `What the ship wrote\n\n${'2024-01-01 12:00:00 ERROR failed\n'.repeat(5)}`;
    const diary = '2024-01-01 12:00:00 We left the harbour.\n2024-01-02 12:00:00 Rain.\n2024-01-03 12:00:00 Land.\n';
    for (const text of [quoting, diary]) expect((await readOne('a.txt', text)).documents).toHaveLength(1);
  });
});
