import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createClean } from '../../../src/document/clean/clean-draft.ts';
import { chooseLines } from '../../../src/document/clean/line-model/choose-lines.ts';
import { FEATURES, lineFeatures } from '../../../src/document/clean/line-model/line-features.ts';
import { scoreLines, shippedModel } from '../../../src/document/clean/line-model/score-lines.ts';
import type { RuleFile } from '../../../src/document/clean/rule-schema.ts';
import { extracted } from '../extract/text/raw-text.ts';

const RULES = new URL('../../../rules/', import.meta.url);
const rules: readonly RuleFile[] = readdirSync(RULES).map((name) =>
  JSON.parse(readFileSync(new URL(name, RULES), 'utf8')),
);
const page = readFileSync(new URL('../../fixtures/dumps/whole-page/input.txt', import.meta.url), 'utf8');

describe('a whole-page dump', () => {
  const draft = createClean({ rules, sites: {} }).apply(extracted(page));
  const text = draft.blocks.map((block) => block.text);

  it('keeps the article', () => {
    const paragraphs = page.split('\n').filter((line) => line.length > 100);
    expect(paragraphs).toHaveLength(6);
    expect(text).toEqual(expect.arrayContaining(paragraphs));
  });

  it('loses navigation, teasers and footer, each with a rule', () => {
    for (const line of [
      'Politics',
      'Obituaries',
      'Mill burns down in Oberlind',
      'Library opens on Sundays',
      'Privacy policy',
      'RSS',
    ]) {
      expect(text).not.toContain(line);
    }
    expect(draft.removals.every(({ rule }) => rule !== '')).toBe(true);
    expect(draft.removals.map(({ rule }) => rule)).toContain('line-model');
  });

  it('finds headline, byline and date above the text', () => {
    expect(draft.claims.map(({ field, value }) => [field, value])).toEqual([
      ['author', 'Ada Lind'],
      ['published', '5 May 2020'],
      ['title', 'Bridge closed until autumn'],
    ]);
  });

  it('loses no line on the way', () => {
    expect(draft.blocks.length + draft.removals.length).toBe(page.trim().split('\n').length);
  });
});

describe('a long article', () => {
  it('is left alone by the model, short sentences and all', () => {
    const lines = Array.from({ length: 40 }, (_, i) =>
      i % 5 === 0
        ? `“Number ${i} is mine.”`
        : `On day ${i} the divers went down again, found another crack in the third pier, and the road office closed one more lane.`,
    );
    expect(createClean({ rules, sites: {} }).apply(extracted(lines.join('\n\n'))).blocks).toHaveLength(40);
  });
});

describe('scoreLines', () => {
  it('gives each line a probability, the same each time', () => {
    const lines = page.trim().split('\n');
    const table = lineFeatures(
      lines,
      lines.map(() => false),
      null,
      shippedModel().lexicon,
    );
    expect(table.values).toHaveLength(lines.length * FEATURES.length);
    const scores = scoreLines(table, shippedModel());
    expect(scores.every((score) => score > 0 && score < 1)).toBe(true);
    expect(scoreLines(table, shippedModel())).toEqual(scores);
  });
});

describe('what the site prints elsewhere', () => {
  it('makes a line less likely', () => {
    const lines = page.trim().split('\n');
    const at = lines.findLastIndex((line) => line.length > 100);
    const scoreWith = (others: readonly number[]): number =>
      scoreLines(
        lineFeatures(
          lines,
          lines.map(() => false),
          { documents: 4, others },
          shippedModel().lexicon,
        ),
        shippedModel(),
      )[at] as number;
    expect(scoreWith(lines.map((_, i) => (i === at ? 3 : 0)))).toBeLessThan(scoreWith(lines.map(() => 0)));
  });
});

describe('chooseLines', () => {
  it.each([
    [
      [0.9, 0.8, 0.1],
      [true, true, false],
    ],
    [
      [0.4, 0.35, 0.05],
      [true, true, false],
    ],
    [[0.1], [true]],
    [[], []],
  ])('of %j keeps %j', (probabilities, keep) => {
    expect(chooseLines(Float64Array.from(probabilities))).toEqual(keep);
  });
});
