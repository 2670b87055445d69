import fc from 'fast-check';
import { Tokenizer } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { PageSource, readText } from '../../../../../src/document/extract/html/parse/page-source.ts';
import type { ReadAttributes } from '../../../../../src/document/extract/html/parse/page-tree.ts';
import { PageScanner } from '../../../../../src/document/extract/html/parse/scan-page.ts';

const PIECES = [
  ...['<', '>', '</', '/>', ' ', '"', "'", '=', '&', ';', '\n', 'a', 'p', 'text', 'é', '--', '<!', '<?', '&#'],
  ...['&amp;', '&amp', '&lt', '&#65;', '&#x41', '&nbsp;', '&notit;', '&copy=', '<!--', '-->', '<![CDATA[', ']]>'],
  ...['<p', '<div>', '</div>', '<title>', '</title>', '</TITLE >', '<script>', '</script>', '</script', '<style>'],
  ...['</style>', '<textarea>', '</textarea>', '<xmp>', '</xmp>', '<br/>', '<a href=', 'class="x y"', ' CLASS=', ' id'],
  ...[' title=&quot', ' title="&lt=', '<svg/>', '<img src=a/b/>', '<a id=&amp;c>', '<x-y>', '</x-y/>', '<0>', '< b>'],
];
/** Ends whatever is open: what a page breaks off in the middle of is left out by the one and kept by the other. */
const END = '<p>z</p>"\'></script></style></title></textarea></xmp>-->]]>end>.';

describe('the scanner', () => {
  it("finds what htmlparser2's tokenizer finds, which reads one character after another", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 16 }), (pieces) => {
        const html = pieces.join('') + END;
        expect(scan(html)).toEqual(tokenize(html));
      }),
      { numRuns: 3000 },
    );
  });

  it('leaves out a tag that the page breaks off in', () => {
    expect(scan('<p>a</p><p class="b')).toEqual(['<p {}', 'a', '</p']);
  });
});

/** Text between tags is one piece, however it was told. */
function createLog() {
  const pieces: string[] = [];
  let text = '';
  const note = (piece: string): void => {
    if (text !== '') pieces.push(text);
    text = '';
    if (piece !== '') pieces.push(piece);
  };
  return {
    pieces,
    text: (data: string): void => {
      text += data;
    },
    open: (name: string, attributes: Readonly<Record<string, string>>, closesItself: boolean): void =>
      note(`<${name} ${JSON.stringify(attributes)}${closesItself ? '/' : ''}`),
    close: (name: string): void => note(`</${name}`),
    end: (): void => note(''),
  };
}

function scan(html: string): readonly string[] {
  const source = new PageSource(new TextEncoder().encode(html));
  const log = createLog();
  const sink = {
    text: (from: number, to: number, signs: number) => log.text(readText(source.bytes, from, to, signs)),
    open: (tag: { name: string }, { record, closesItself }: ReadAttributes) =>
      log.open(tag.name, Object.fromEntries(record ?? []), closesItself),
    close: (tag: { name: string }) => log.close(tag.name),
  };
  new PageScanner(source, sink, true).scan();
  log.end();
  return log.pieces;
}

function tokenize(html: string): readonly string[] {
  const log = createLog();
  let tag = '';
  let name = '';
  let value = '';
  let attributes: Record<string, string> = {};
  const nothing = (): void => {};
  const tokenizer = new Tokenizer(
    { decodeEntities: true },
    {
      ontext: (from, to) => log.text(html.slice(from, to)),
      ontextentity: (code) => log.text(String.fromCodePoint(code)),
      oncdata: (from, to, offset) => log.text(html.slice(from, to - offset)),
      onopentagname: (from, to) => {
        tag = html.slice(from, to).toLowerCase();
        attributes = {};
      },
      onattribname: (from, to) => {
        name = html.slice(from, to).toLowerCase();
        value = '';
      },
      onattribdata: (from, to) => {
        value += html.slice(from, to);
      },
      onattribentity: (code) => {
        value += String.fromCodePoint(code);
      },
      onattribend: () => {
        if (!Object.hasOwn(attributes, name)) attributes[name] = value;
      },
      onopentagend: () => log.open(tag, attributes, false),
      onselfclosingtag: () => log.open(tag, attributes, true),
      onclosetag: (from, to) => log.close(html.slice(from, to).toLowerCase()),
      oncomment: nothing,
      ondeclaration: nothing,
      onprocessinginstruction: nothing,
      onend: nothing,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  log.end();
  return log.pieces;
}
