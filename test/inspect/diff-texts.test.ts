import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWordChanges, diffBlocks, diffWords } from '../../src/inspect/diff-texts.ts';
import { createPaint, PLAIN } from '../../src/report/layout/paint.ts';
import { renderDiff } from '../../src/report/render/render-diff.ts';
import type { TextChange } from '../../src/report/text-diff.ts';

const joined = (changes: readonly TextChange[], without: TextChange['kind']): string =>
  changes
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('');

describe('diffWords', () => {
  it('tells words, not characters', () => {
    expect(diffWords('The ferry sank on Monday.', 'The ferry stopped on Monday.')).toEqual([
      { kind: 'same', text: 'The ferry ' },
      { kind: 'removed', text: 'sank' },
      { kind: 'added', text: 'stopped' },
      { kind: 'same', text: ' on Monday.' },
    ]);
  });

  it('tells single characters where a script has no spaces', () => {
    expect(joined(diffWords('港は閉鎖', '港は再開'), 'removed')).toBe('港は再開');
    expect(diffWords('港は閉鎖', '港は再開')[0]).toEqual({ kind: 'same', text: '港は' });
  });

  it('gives both texts back, whatever they are', () => {
    const text = fc.array(fc.constantFrom('a', 'be', ' ', '\n', '.', '漢', '😀')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const changes = diffWords(before, after);
        expect(joined(changes, 'added')).toBe(before);
        expect(joined(changes, 'removed')).toBe(after);
      }),
    );
  });

  it('does not toil over two long texts that have nothing in common', () => {
    const words = (start: number): string => Array.from({ length: 20_000 }, (_, at) => `w${start + at}`).join(' ');
    expect(diffWords(words(0), words(1e6)).length).toBeGreaterThan(1);
  });
});

describe('diffBlocks', () => {
  it('pairs a rewritten paragraph, and leaves an unrelated one whole', () => {
    const blocks = diffBlocks(
      ['Same.', 'The mayor said the bridge would open in May.', 'Alpha beta gamma.'],
      ['Same.', 'The mayor said the bridge would open in June.', 'Nothing is in common here'],
    );
    expect(blocks.map((changes) => changes.map(({ kind }) => kind).join('+'))).toEqual([
      'same',
      'same+removed+added+same',
      'removed',
      'added',
    ]);
    expect(countWordChanges(blocks)).toEqual({ added: 6, removed: 4 });
  });
});

describe('renderDiff', () => {
  const side = (version: number) => ({ id: '3fa9c1d2aaaa', version });
  const diff = {
    before: side(1),
    after: side(2),
    fields: [{ field: 'title', before: 'Old', after: 'New' }],
    blocks: diffBlocks(['One.', 'Two.', 'It was red.'], ['One.', 'Two.', 'It was green.']),
    words: { added: 1, removed: 1 },
  };

  it('marks changes as wdiff does where there is no colour', () => {
    const text = renderDiff(diff, 80, PLAIN, false);
    expect(text).toContain('3fa9c1d2 v1 → 3fa9c1d2 v2  1 word added, 1 removed');
    expect(text).toContain('title  [-Old-] {+New+}');
    expect(text).toContain('… 2 paragraphs unchanged');
    expect(text).toContain('It was [-red-]{+green+}.');
  });

  it('colours where there is', () => {
    const text = renderDiff(diff, 80, createPaint(true), true);
    expect(text).toContain('\u001b[32mgreen\u001b[39m');
    expect(text).not.toContain('{+');
  });

  it('says when there is no difference', () => {
    expect(renderDiff({ ...diff, fields: [], blocks: diffBlocks(['a'], ['a']) }, 80, PLAIN, false)).toContain(
      'no difference',
    );
  });
});
