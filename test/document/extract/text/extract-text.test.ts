import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClean } from '../../../../src/document/clean/clean-draft.ts';
import { extractText } from '../../../../src/document/extract/text/extract-text.ts';
import { DocumentRejected } from '../../../../src/stage.ts';
import { claimed, extracted, rawText } from './raw-text.ts';

const LEAD = 'The old bridge over the Lind was closed on Monday after divers found cracks in two of its seven piers.';
const NEXT = 'Repairs will take until the autumn, and lorries have to go round by the motorway, the county said.';
const article = (...head: readonly string[]): string => [...head, LEAD, NEXT].join('\n\n');

describe('extractText', () => {
  it('turns date line and headline into metadata and keeps the rest', () => {
    const draft = extracted(article('Published: Tue, May 5, 2020', 'Bridge closed', 'Bridge closed'));
    expect(claimed(draft)).toEqual(['published: Tue, May 5, 2020', 'title: Bridge closed']);
    expect(draft.removals.map(({ rule, position }) => [rule, position])).toEqual([
      ['header/published-line', 0],
      ['headline', 1],
    ]);
    expect(draft.blocks.map(({ position }) => position)).toEqual([2, 3, 4]);
  });

  it('takes the copy without the site for the headline', () => {
    const draft = extracted(article('Bridge closed until autumn - Lind Valley News', 'Bridge closed until autumn'));
    expect(claimed(draft)).toEqual(['title: Bridge closed until autumn']);
  });

  it('takes no line for a headline when the dump has a title', () => {
    const draft = extracted(article('Bridge closed'), {
      claims: [{ field: 'title', value: 'Bridge closed', from: 'column:title' }],
    });
    expect(draft.blocks).toHaveLength(3);
  });

  it('invents no headline for a text that starts with a sentence', () => {
    expect(extracted(article()).claims).toEqual([]);
  });

  it('rejects a text of white space', () => {
    expect(() => extractText(rawText(' \n\t\n'))).toThrow(DocumentRejected);
  });

  it('tells a whole page by its many short lines', () => {
    const page = [...Array.from({ length: 80 }, (_, i) => `Section ${i}`), LEAD, NEXT].join('\n');
    expect(extracted(page).flags).toContain('whole-page');
    expect(extracted(article('Bridge closed')).flags).not.toContain('whole-page');
  });
});

describe('a mail', () => {
  const header = ['From: "Ada Lind" <ada@lind.example>', 'To: list@lind.example', 'Subject: Re: Bridge closed'];
  const dated = [...header, 'Date: Tue, 5 May 2020 10:00:00 +0200', 'Received: from a.example', '  by b.example'];

  it('claims by its header', () => {
    const draft = extracted([...dated, '', LEAD, '', NEXT].join('\n'));
    expect(claimed(draft)).toEqual([
      'author: Ada Lind',
      'title: Bridge closed',
      'published: Tue, 5 May 2020 10:00:00 +0200',
    ]);
    expect(draft.blocks.map(({ text }) => text)).toEqual([LEAD, NEXT]);
  });

  it('is told by its sender', () => {
    const interview = ['Ada: Why now?', 'Bo: Because of the cracks.', 'Ada: And the date?', '', LEAD].join('\n');
    expect(extracted(interview).removals.map(({ rule }) => rule)).not.toContain('header/mail-line');
  });
});

describe('Markdown', () => {
  const text =
    '---\ntitle: "Bridge closed"\ndate: 2020-05-05\n---\n\n## What happened\n\n- first\n- second\n\n> quoted\n';
  const draft = extracted(text, { mediaType: 'text/markdown' });

  it('gives kinds for signs', () => {
    expect(draft.blocks.map(({ kind, text: line }) => [kind, line])).toEqual([
      ['heading', 'What happened'],
      ['list-item', 'first'],
      ['list-item', 'second'],
      ['quote', 'quoted'],
    ]);
  });

  it('reads the front matter', () => {
    expect(claimed(draft)).toEqual(['title: Bridge closed', 'published: 2020-05-05']);
    expect(new Set(draft.removals.map(({ rule }) => rule))).toEqual(new Set(['header/front-matter']));
  });
});

describe('the conservation law', () => {
  const clean = createClean({
    rules: [
      {
        name: 'some',
        rules: [
          {
            id: 'some/share',
            why: 'A share bar.',
            where: 'anywhere',
            match: { lines: ['Share this:'], trailers: ['Share this:'], words: ['Email', 'Twitter'] },
            removes: ['Share this:'],
            keeps: ['Share this with care.'],
          },
        ],
      },
    ],
    sites: {},
  });
  const line = fc.oneof(
    fc.constantFrom(
      'Published: May 5, 2020',
      'By Ada Lind',
      'Bridge closed',
      'Share this:',
      '- item',
      '> quote',
      LEAD,
      NEXT,
      '',
      '第一段落です。',
    ),
    fc.constantFrom(
      `${LEAD} Share this: Email Twitter`,
      'URL: https://example.com/a',
      '5 May 2020',
      '公開日: 2018年4月18日',
    ),
    fc.string({ unit: 'grapheme', maxLength: 80 }),
  );
  const squeezed = (text: string): string => text.replace(/\s+/gu, '');

  it('blocks and removals in order give back every line of a text dump', () => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 30 }),
        fc.constantFrom('\n', '\n\n', '\r\n'),
        (lines, separator) => {
          const text = lines.join(separator);
          if (text.trim() === '') return;
          const draft = clean.apply(extractText(rawText(text, { charset: 'utf-8' })));
          if (draft.flags.length > 0) return;
          const pieces = [...draft.blocks, ...draft.removals].sort(
            (a, b) => a.position - b.position || (a.offset ?? 0) - (b.offset ?? 0),
          );
          expect(squeezed(pieces.map((piece) => piece.text).join('\n'))).toBe(squeezed(text));
        },
      ),
      { numRuns: 300 },
    );
  });
});
