import { describe, expect, it } from 'vitest';
import { parsePage } from '../../../../../src/document/extract/html/parse/parse-page.ts';
import { segmentPage } from '../../../../../src/document/extract/html/segment/segment-page.ts';

const blocksOf = (html: string) => segmentPage(parsePage(html).root).blocks.map(({ kind, text }) => [kind, text]);

describe('what is a block', () => {
  it('keeps inline tags within their sentence', () => {
    expect(blocksOf('<p>A <b>bold</b> and <a href="/x">linked</a> word<sup>1</sup>.</p>')).toEqual([
      ['paragraph', 'A bold and linked word1.'],
    ]);
  });

  it('ends a block at two line breaks, and keeps one', () => {
    expect(blocksOf('<div>First<br>still first<br> <br>Second</div>')).toEqual([
      ['paragraph', 'First\nstill first'],
      ['paragraph', 'Second'],
    ]);
  });

  it('takes text that lies directly in boxes', () => {
    expect(blocksOf('<div>Before<p>Within</p>After</div>Loose')).toEqual([
      ['paragraph', 'Before'],
      ['paragraph', 'Within'],
      ['paragraph', 'After'],
      ['paragraph', 'Loose'],
    ]);
  });

  it('tells headings, items, quotes, code, rows and captions', () => {
    const html = `<h2>Why</h2><ul><li>One<li>Two</ul><blockquote><p>Said so</p></blockquote>
      <pre>\n  if (a)\n    b();\n</pre><table><tr><th>Year<th>Votes<tr><td>2001<td>17</table>
      <figure><img src=x><figcaption>A bridge</figcaption></figure>`;
    expect(blocksOf(html)).toEqual([
      ['heading', 'Why'],
      ['list-item', 'One'],
      ['list-item', 'Two'],
      ['quote', 'Said so'],
      ['code', '  if (a)\n    b();'],
      ['table-row', 'Year | Votes'],
      ['table-row', '2001 | 17'],
      ['caption', 'A bridge'],
    ]);
  });

  it('reads a table used for layout cell by cell', () => {
    expect(blocksOf('<table><tr><td><p>Left</p><td><p>Right</p></table>')).toEqual([
      ['paragraph', 'Left'],
      ['paragraph', 'Right'],
    ]);
  });

  it('reads no scripts, styles, form controls or templates', () => {
    const html =
      '<style>p{}</style><script>let a = "<p>no</p>"</script><template><p>no</p></template><select><option>no</select><p>yes';
    expect(blocksOf(html)).toEqual([['paragraph', 'yes']]);
  });

  it('takes invented tags for boxes among boxes and for words among words', () => {
    expect(
      blocksOf('<x-body><x-text>One</x-text><x-text>Two</x-text></x-body><p>Three <x-term>four</x-term></p>'),
    ).toEqual([
      ['paragraph', 'One'],
      ['paragraph', 'Two'],
      ['paragraph', 'Three four'],
    ]);
  });

  it('collapses white space of every kind', () => {
    expect(blocksOf('<p>\n\t a \u00a0\u3000 b&nbsp;c  </p>')).toEqual([['paragraph', 'a b c']]);
  });
});
