import { describe, expect, it } from 'vitest';
import { type Explanation, orderPieces } from '../../../src/report/explanation.ts';
import { PLAIN } from '../../../src/report/layout/paint.ts';
import { renderExplanation } from '../../../src/report/render/render-explanation.ts';
import { inventArticle } from '../../archive/invent-article.ts';

const article = {
  ...inventArticle(),
  blocks: [
    { kind: 'paragraph', text: 'The ferry left at dawn. \u001b[2JIt was on time.', position: 1 },
    { kind: 'list-item', text: 'Tickets cost four crowns.', position: 2 },
  ],
  removals: [
    { kind: 'paragraph', text: 'Like this:', position: 3, rule: 'wordpress/like-this' },
    { kind: 'paragraph', text: 'Published: April 18, 2018', position: 0, rule: 'header/published-line' },
    { kind: 'paragraph', text: 'Share this', position: 1, offset: 40, rule: 'some/rule' },
  ],
  grounds: [
    { field: 'published', from: 'line:Published', value: 'April 18, 2018', verdict: 'won', reason: 'nobody disagrees' },
    { field: 'published', from: 'time', value: '2011', verdict: 'lost', reason: 'before the site' },
  ],
} as const satisfies Explanation['article'];

const explanation: Explanation = { article, rules: { 'wordpress/like-this': 'WordPress prints it.' } };

describe('an explanation', () => {
  it('has every piece in the order in which it stood', () => {
    expect(orderPieces(explanation).map(({ piece, rule }) => [piece.position, rule ?? 'kept'])).toEqual([
      [0, 'header/published-line'],
      [1, 'kept'],
      [1, 'some/rule'],
      [2, 'kept'],
      [3, 'wordpress/like-this'],
    ]);
  });

  it('shows what went with its rule and reason, and what stayed', () => {
    const text = renderExplanation(explanation, 80, PLAIN);
    expect(text).toContain('An article: 2 pieces kept, 3 pieces removed');
    expect(text).toContain('   1  The ferry left at dawn. It was on time.\n');
    expect(text).toContain('   3 - Like this:\n        wordpress/like-this: WordPress prints it.\n');
    expect(text).toContain('1+40 - Share this\n        some/rule\n');
    expect(text).toContain('[list-item] Tickets');
    expect(text).toContain('  + published    April 18, 2018\n                 line:Published: nobody disagrees\n');
    expect(text).toContain('  - published    2011\n                 time: before the site\n');
  });

  it('shows the passages that stand in a related article, too, the longest first', () => {
    const passages = [
      { text: 'at dawn it left', words: 4 },
      { text: 'The ferry left\u001b[2J at dawn', words: 5 },
    ];
    const related = [
      {
        id: 'abcdef0123',
        title: 'A Ferry',
        site: null,
        published: '2018',
        relation: 'contained',
        similarity: 0.4,
        passages,
      },
    ];
    const text = renderExplanation({ ...explanation, related }, 80, PLAIN);
    expect(text).toContain('Related\n  contained in abcdef01 (40 %): A Ferry\n');
    expect(text).toContain('unknown site, 2018; 9 words in 2 passages stand in both\n');
    expect(text).toContain('“The ferry left at dawn”\n      “at dawn it left”');
  });

  it('says why a document is rejected, or where it is archived', () => {
    const rejected = { code: 'not-an-article', message: 'a listing' };
    expect(renderExplanation({ ...explanation, rejected }, 80, PLAIN)).toContain(
      'Rejected (not-an-article): a listing',
    );
    const record = { id: 'abc', version: 2, path: 'records/x.v2.json' };
    expect(renderExplanation({ ...explanation, record }, 80, PLAIN)).toContain(
      'archived as records/x.v2.json, version 2',
    );
  });
});
