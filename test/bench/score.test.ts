/** The measures, on cases small enough to count by hand. */
import { describe, expect, it } from 'vitest';
import { findBagWords, findLineWords, foldCase, splitLines, squeeze } from '../../bench/score/plain-text.ts';
import { areAgenciesNamed, areNamesExact } from '../../bench/score/score-byline.ts';
import { scoreCopies } from '../../bench/score/score-copies.ts';
import { judgeDate } from '../../bench/score/score-date.ts';
import { findKept, goldGrams, labelLines, scoreDump } from '../../bench/score/score-dump.ts';
import {
  areAuthorsRight,
  countSnippets,
  isTitleRight,
  judgeDay,
  meanF1,
  scoreBag,
  scoreText,
  snippetF1,
} from '../../bench/score/score-page.ts';
import { scorePairs } from '../../bench/score/score-pairs.ts';
import { isRightInEverything, scoreSeedlike } from '../../bench/score/score-seedlike.ts';

describe('text', () => {
  it('knows Unicode spaces and line ends, and that a byte order mark is no space', () => {
    expect(squeeze('\u00a0 tide\u2003 table\ufeff ')).toBe('tide table\ufeff');
    expect(splitLines('a\r\nb\u2028c\u0085d\n')).toEqual(['a', 'b', 'c', 'd']);
  });

  it('takes scripts without spaces by the character', () => {
    expect(findBagWords('Ferry 渡し舟 2')).toEqual(['ferry', '渡', 'し', '舟', '2']);
    expect(findLineWords('Ｆｅｒｒｙ_a 나루')).toEqual(['ferry', 'a', '나', '루']);
  });

  it('folds case beyond lower case', () => {
    expect(foldCase('GROẞ Straße')).toBe(foldCase('gross STRASSE'));
  });
});

describe('pages', () => {
  it('counts shingles of four words as a multiset', () => {
    // gold: abcd bcde; given: abcd bcdx cdxy: one of three is right, one of two is found
    expect(scoreText('a b c d e', 'a b c d x y')).toEqual({ p: 1 / 3, r: 1 / 2 });
  });

  it('takes a text under four words as one shingle, and an empty answer out of the precision', () => {
    expect(scoreText('so short', 'so short')).toEqual({ p: 1, r: 1 });
    expect(scoreText('a b c d', '')).toEqual({ p: null, r: 0 });
    // mean precision 1, mean recall 1/2
    expect(
      meanF1([
        { p: 1, r: 1 },
        { p: null, r: 0 },
      ]),
    ).toBeCloseTo(2 / 3, 12);
  });

  it('compares bags of words', () => {
    expect(scoreBag('Tide tide high', 'tide low')).toBeCloseTo(2 / 5, 12);
    expect(scoreBag('', '')).toBe(1);
    expect(scoreBag('tide', '')).toBe(0);
  });

  it('looks for snippets across line ends', () => {
    const count = countSnippets(['the old  pier', 'a new crane'], ['subscribe now'], 'By the old\npier. Subscribe now');
    expect(count).toEqual({ held: 1, leaked: 0, lost: 1 });
    // 2·1 / (2·1 + 0 + 1) over both pages would be 2/3; with one leak 2/4
    expect(snippetF1([count, { held: 0, leaked: 1, lost: 0 }])).toBeCloseTo(0.5, 12);
  });

  it('takes a title for right from four fifths of its words on', () => {
    expect(isTitleRight('Ferry fares rise in May', 'Ferry fares rise in May | Courier')).toBe(true); // 10/11
    expect(isTitleRight('Ferry fares rise', 'Ferry fares')).toBe(true); // 4/5
    expect(isTitleRight('Ferry fares rise in May', 'Courier: Ferry fares')).toBe(false); // 4/8
    expect(isTitleRight('Ferry', null)).toBe(false);
  });

  it('judges dates by the day', () => {
    expect(judgeDay('2021-05-03', '2021-05-03T23:10:00Z')).toBe('right');
    expect(judgeDay('2021-05-03', '2021-05-04')).toBe('wrong');
    expect(judgeDay('2021-05-03', '2021-05')).toBe('none');
    expect(judgeDay('May', '2021-05-03')).toBeNull();
  });

  it('wants all authors, and at most as much else again', () => {
    expect(areAuthorsRight('By Ana Ruiz and Bo Lind', ['Bo Lind', 'Ana Ruiz'])).toBe(true);
    expect(areAuthorsRight(['Ana Ruiz'], ['Ana Ruiz', 'Bo Lind'])).toBe(true);
    expect(areAuthorsRight(['Ana Ruiz'], ['Ana Ruiz', 'Bo Lind', 'Cy Orr'])).toBe(false);
    expect(areAuthorsRight(['Ana Ruiz', 'Bo Lind'], ['Ana Ruiz'])).toBe(false);
    expect(areAuthorsRight(['Ferrándiz'], ['Ferrándiz'])).toBe(true);
  });
});

describe('dumps', () => {
  const lines = labelLines(['Menu', '# The tide', 'Low at noon, high at six.', '   ', 'Share'], '01100');

  it('leaves out lines that are empty, and Markdown signs', () => {
    expect(lines.map(({ text }) => text)).toEqual(['Menu', 'The tide', 'Low at noon, high at six.', 'Share']);
  });

  it('scores lines by their words, whole, joined or cut', () => {
    // the tide, low at noon joined: 2 of 2 and 3 of 6 words; the menu whole
    const { shares, unknown } = findKept(lines, ['Menu', 'The tide low at noon indeed']);
    expect(shares).toEqual([1, 1, expect.closeTo(0.5, 12), 0]);
    expect(unknown).toBe(1);
  });

  it('takes of equal lines the body first', () => {
    const twice = labelLines(['Photo', 'Photo'], '01');
    expect(findKept(twice, ['photo']).shares).toEqual([0, 1]);
  });

  it('sums up', () => {
    const gold = goldGrams('The tide low at noon high at six');
    const score = scoreDump(lines, gold, 'Menu\nThe tide\nLow at noon, high at six.');
    expect(score.p).toBeCloseTo(2 / 3, 12);
    expect(score.r).toBe(1);
    expect(score.f1).toBeCloseTo(0.8, 12);
    // six shingles given, five of them gold's five
    expect(score.gramF1).toBeCloseTo((2 * (5 / 6)) / (5 / 6 + 1), 12);
  });
});

describe('seed-shaped dumps', () => {
  const expected = {
    title: 'Crane “Olga” leaves',
    published: '2019-03-05T08:00:00Z',
    modified: null,
    authors: ['Ana Ruiz'],
    body: ['One.', 'Two.\nThree.'],
    removed: [{ line: 'Share' }],
  };
  const item = { id: '1', lang: 'en', text: 'One.\nTwo.\nThree. Share\nLost line', expected };
  const answer = {
    text: 'One.\n\nTwo.\nThree.',
    title: 'Crane "Olga" leaves',
    published: '2019-03-05',
    modified: null,
    authors: ['ANA RUIZ'],
    removals: [{ text: 'Share' }],
  };

  it('finds pieces of lines, and what stands nowhere', () => {
    const score = scoreSeedlike(item, answer);
    expect(score).toMatchObject({ exact: true, title: true, published: true, authors: true, lost: [], left: [] });
    expect(score.vanished).toEqual(['Lost line']);
    expect(isRightInEverything(score)).toBe(false);
  });

  it('names what was lost, left and not listed', () => {
    const score = scoreSeedlike(item, { ...answer, text: 'One.\nOne.', removals: [], published: '2019-05-03' });
    expect(score).toMatchObject({ exact: false, wrongDay: true, published: false, unlisted: ['Share'] });
    expect(score.lost).toEqual(['Two.', 'Three.']);
    expect(score.left).toEqual(['One.']);
  });
});

describe('strings', () => {
  it('judges a date by day, and by the instant where it has an offset', () => {
    expect(judgeDate('2018-04', '2018-04')).toEqual({ day: true, time: null });
    expect(judgeDate('2018-04-18', '2018-04')).toEqual({ day: false, time: null });
    expect(judgeDate('2018-04-18T23:30:00-04:00', '2018-04-19T03:30:00Z')).toEqual({ day: true, time: true });
    expect(judgeDate('2018-04-18T09:05', '2018-04-18')).toEqual({ day: true, time: false });
    expect(judgeDate('2018-04-18T09:05', '2018-04-18T09:05:00+02:00')).toEqual({ day: true, time: true });
    expect(judgeDate(null, null)).toEqual({ day: true, time: null });
    expect(judgeDate(null, '2018-04-18')).toEqual({ day: false, time: null });
  });

  it('wants the exact names, case, full stops and apostrophes aside', () => {
    expect(areNamesExact(["J. D. O'Hara"], ['j d o’hara'])).toBe(true);
    expect(areNamesExact(['Ana Ruiz'], ['Ana Ruiz', 'Bo Lind'])).toBe(false);
    expect(areAgenciesNamed(['dpa'], ['DPA', 'AFP'])).toBe(true);
    expect(areAgenciesNamed(['dpa', 'AP'], ['dpa'])).toBe(false);
  });
});

describe('duplicates', () => {
  it('scores pairs and the clusters they make', () => {
    const exact = [
      { a: 'a', b: 'b', similarity: 0.9 },
      { a: 'b', b: 'c', similarity: 0.75 },
      { a: 'd', b: 'e', similarity: 0.6 },
    ];
    const given = [
      { a: 'b', b: 'a', similarity: 0.9 },
      { a: 'd', b: 'e', similarity: 0.70001 },
      { a: 'c', b: 'e', similarity: 0.3 },
    ];
    // at .7: gold ab bc (cluster of three: three pairs), given ab de
    expect(scorePairs(exact, given, 0.7)).toEqual({ p: 0.5, r: 0.5, clusters: { p: 0.5, r: 1 / 3 } });
  });

  it('counts copies that are tied, and what was merged that is not one', () => {
    const document = (id: string, kind: string, cluster: string, root = 'r') => ({
      id,
      kind,
      cluster,
      root,
      edits: [],
    });
    const truth = [
      document('r', 'root', '1'),
      document('c1', 'copy', '1'),
      document('c2', 'copy', '1'),
      document('round', 'roundup', '2'),
      document('t1', 'template_neg', '3'),
      document('t2', 'template_neg', '4'),
      document('f', 'boiler_neg', '5'),
    ];
    const pairs = [
      { a: 'r', b: 'c1', relation: 'duplicate' },
      { a: 'round', b: 'r', relation: 'contains' },
      { a: 't1', b: 't2', relation: 'duplicate' },
      { a: 'f', b: 't1', relation: 'template' },
    ];
    expect(scoreCopies(truth, pairs)).toEqual({ found: 0.5, roundups: 1, mergedTemplates: 1, mergedFurniture: 0 });
  });
});
