import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../../src/article.ts';
import { stripMarks } from '../../../../src/document/extract/text/markdown/strip-marks.ts';
import { claimed, extracted } from './raw-text.ts';

const SIGNS = {
  heading: '## ',
  paragraph: '',
  'list-item': '- ',
  quote: '> ',
  code: '` ',
  'table-row': '| ',
  caption: '^ ',
};
const markdown = (...lines: readonly string[]): Draft => extracted(lines.join('\n'), { mediaType: 'text/markdown' });
const kept = ({ blocks }: Draft): string[] => blocks.map(({ kind, text }) => SIGNS[kind] + text);
const taken = ({ removals }: Draft): string[] => removals.map(({ rule, text }) => `${rule} ${text}`);

const LEAD = 'The mill on the Aar ground its last sack of rye on Friday, after two hundred and eleven years.';

describe('the signs of Markdown', () => {
  it('give headings, however they are marked', () => {
    const draft = markdown('Mill closes', '===========', '', LEAD, '', 'What now', '---', '', '### Rye ###', '', LEAD);
    expect(claimed(draft)).toEqual(['title: Mill closes']);
    expect(kept(draft)).toEqual([LEAD, '## What now', '## Rye', LEAD]);
    expect(taken(draft)).toEqual(['headline Mill closes', 'markdown/sign ===========', 'markdown/sign ---']);
  });

  it('make no heading of a sentence above a line', () => {
    expect(kept(markdown('# Mill closes', '', LEAD, '---', LEAD))).toEqual([LEAD, LEAD]);
  });

  it('take a short first heading for the title', () => {
    expect(claimed(markdown('![Mill](m.jpg)', '', '# Rye', '', LEAD))).toEqual(['title: Rye']);
  });

  it('keep the numbers of items, which are words, and drop bullets and boxes', () => {
    const draft = markdown(LEAD, '', '* one', '  goes on', '  + two', '- [x] three', '', '1. first', '2) second');
    expect(kept(draft)).toEqual([LEAD, '- one goes on', '- two', '- three', '- 1. first', '- 2) second']);
  });

  it('tell quotes, nested ones and callouts', () => {
    expect(kept(markdown(LEAD, '', '> > He *said* so.', '>', '> [!note] Mind', '> - the **gap**'))).toEqual([
      LEAD,
      '> He said so.',
      '> Mind',
      '> the gap',
    ]);
  });

  it('tell tables as pages do', () => {
    const draft = markdown(
      LEAD,
      '',
      '| Year | Sacks |',
      '|:---|---:|',
      '| 2019 | **9** |',
      '',
      'a | b',
      '--|--',
      'c | d',
      LEAD,
    );
    expect(kept(draft)).toEqual([LEAD, '| Year | Sacks', '| 2019 | 9', '| a | b', '| c | d', LEAD]);
    expect(taken(draft)).toEqual(['markdown/sign |:---|---:|', 'markdown/sign --|--']);
  });

  it('keep code as it stands', () => {
    const draft = markdown(LEAD, '', '```python', 'def f():', '', '    return **kw', '```', '', '~~~', 'open for ever');
    expect(kept(draft)).toEqual([LEAD, '` def f():\n\n    return **kw', '~~~', 'open for ever']);
  });

  it('take pictures, targets, shortcodes and tags, and claim a picture', () => {
    const signs = ['![Rye](https://mill.example/rye.jpg)', '{{< figure "a" >}}', '<figure class="x">', '<!-- more -->'];
    const draft = markdown(LEAD, '', ...signs, '[1]: https://mill.example "Mill"', '', 'As [the miller][1] said.');
    expect(kept(draft)).toEqual([LEAD, 'As the miller said.']);
    expect(draft.removals).toHaveLength(5);
    expect(claimed(draft)).toEqual(['image: https://mill.example/rye.jpg']);
  });

  it('join what an editor wrapped, in quotes too', () => {
    const wrapped = [
      'The mill on the Aar ground its last sack of rye on Friday, after two',
      'hundred and eleven years. Its wheel, which turned through three wars and',
      'one flood, will stand still, and the race will be walled up before the',
      'winter, the owners said, because nobody can be found who would grease it.',
    ];
    expect(kept(markdown('# Rye', '', ...wrapped, '', ...wrapped.map((line) => `> ${line}`)))).toEqual([
      wrapped.join(' '),
      `> ${wrapped.join(' ')}`,
    ]);
  });
});

describe('marks within a line', () => {
  const read = (text: string): string => stripMarks(text, new Set(['ref']));

  it.each([
    [
      'See [the parish](https://parish.example/a_(b) "Parish") for *more* and **all**, `a_b_c`.',
      'See the parish for more and all, a_b_c.',
    ],
    ['***Half** of it*, __so__ _it_ was ~~not~~ done', 'Half of it, so it was not done'],
    [
      'snake_case_name, 5*3*2, 2 * 3, price* and cost*, 3 < 4',
      'snake_case_name, 5*3*2, 2 * 3, price* and cost*, 3 < 4',
    ],
    [String.raw`1\. \*not\* emphasised \[1\]\\`, String.raw`1. *not* emphasised [1]\ `.trim()],
    ['[![alt](a.jpg)](https://a.example)', ''],
    ['[Ada][ref], [Ref], [other], and a note[^1]', 'Ada, Ref, [other], and a note'],
    ['[[Mill|the mill]] and [[Rye]] ![[mill.png]]', 'the mill and Rye'],
    ['<https://a.example/x_y_> and<br>line <em>two</em> &amp; &mdash;', 'https://a.example/x_y_ and line two & —'],
    ['**An opening without an end', 'An opening without an end'],
    ['粉屋は**水曜日**に閉まった', '粉屋は水曜日に閉まった'],
    ['``code with ` tick``', 'code with ` tick'],
  ])('%s', (line, bare) => expect(read(line)).toBe(bare));

  it.each(['[', '![', '**', '*a ', '_a', '`', '<a ', '[a](', '](x "', '[[a|', '~~a', '\\'])(
    'repeated without an end cost linear time: %s',
    (sign) => {
      const [short, long] = [sign.repeat(2000), sign.repeat(40_000)];
      expect(read(long).length).toBeGreaterThanOrEqual(read(short).length);
    },
  );
});
