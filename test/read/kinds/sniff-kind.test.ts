import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { sniffKind } from '../../../src/read/kinds/sniff-kind.ts';

const page = '<html><head></head><body><p>Text</p></body></html>';
const prose = 'The <b> tag, 3 < 4 and {braces} [brackets].\nMore: text, with, commas.\n';

test.each<[string, string, string | Buffer, string]>([
  ['a page', '', page, 'html'],
  ['a page under a wrong name', 'a.txt', `<!-- saved -->\n<!doctype html>\n${page}`, 'html'],
  ['XHTML', '', `<?xml version="1.0"?>\n<!DOCTYPE html>${page}`, 'html'],
  ['a fragment', '', '<p>Text</p>', 'html'],
  ['text with much markup', '', 'Hello<br>you<br>and<br>them', 'html'],
  ['prose', '', prose, 'text'],
  ['prose under a wrong name', 'a.json', prose, 'text'],
  ['text that begins like JSON', '', '[Reuters] Moscow said {yes}.', 'text'],
  ['text that begins like a template', '', '{{Infobox}} Text', 'text'],
  ['an object a line', '', '{"text":"1"}\n{"text":"2"}\n', 'jsonl'],
  ['an object a line, the first one broken', '', '{"text":\n{"text":"2"}\n', 'jsonl'],
  ['an object a line, named so', 'a.ndjson', '{"text":"1"}', 'jsonl'],
  ['one object', 'a.json', '{"text":"1"}', 'json'],
  ['one object over lines', '', '{\n  "text": "1"\n}\n', 'json'],
  ['an array', '', '[{"text":"1"}]', 'json'],
  ['an envelope', '', '{"total":1,"articles":[{"text":"1"}]}', 'json'],
  ['markup in JSON', '', '{"html":"<p>1</p><p>2</p><br><br><br>"}', 'jsonl'],
  ['a table by its name', 'a.csv', 'x,y\n1,2\n', 'csv'],
  ['a table by its header', '', 'url;title;text;date\n1;2;3;4\n', 'csv'],
  ['tabs', 'a.tsv', 'x\ty\n', 'tsv'],
  ['front matter', '', '---\ntitle: T\n---\nText', 'markdown'],
  ['Markdown by its name', 'a.md', '# Head', 'markdown'],
  ['a feed', 'x.html', '<?xml version="1.0"?><rss version="2.0"><channel/></rss>', 'feed'],
  ['a feed after comments', '', `<?xml version="1.0"?><!-- ${'x'.repeat(5000)} --><rss>`, 'feed'],
  ['Atom', '', '<feed xmlns="http://www.w3.org/2005/Atom">', 'feed'],
  ['a site map', 'sitemap.xml', '<?xml version="1.0"?><urlset></urlset>', 'unknown'],
  ['WARC', 'a.txt', 'WARC/1.0\r\nWARC-Type: warcinfo\r\n', 'warc'],
  ['gzip', 'a.txt', gzipSync('x'), 'gzip'],
  ['a zstd frame with a dictionary before it', '', Buffer.from('5d2a4d1800000000', 'hex'), 'zstd'],
  ['a picture', 'a.txt', Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), 'unknown'],
  ['a PDF', 'a.txt', '%PDF-1.7 text text text', 'unknown'],
  ['text with a NUL', '', `${prose.repeat(4)}\0`, 'text'],
  ['UTF-16 without a mark', '', Buffer.from('Plain words in UTF-16.\n'.repeat(3), 'utf16le'), 'text'],
  ['nothing', 'a.html', '', 'empty'],
  ['blanks', 'a.json', ' \n ', 'empty'],
])('%s', (_name, name, head, kind) => {
  expect(sniffKind(Buffer.from(head as string), name)).toBe(kind);
});

test('a head made to hurt is told in linear time', () => {
  for (const piece of [
    '<!--a-->',
    '<p ',
    '<a<',
    '[{',
    '{"articles":[',
    '---\na:',
    'a,',
    '"',
    '<?xml ',
    '\u0000x',
    '* ',
  ]) {
    expect(sniffKind(Buffer.from(piece.repeat(65_536 / piece.length)), 'a.txt')).toBeTypeOf('string');
  }
});
