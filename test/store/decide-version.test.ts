import { describe, expect, it } from 'vitest';
import { decideVersion, type HeldVersion, type VersionQuestion } from '../../src/store/decide-version.ts';

const stored = { record: 'r1', version: 1 };
const first: HeldVersion = { version: 1, extracted: 'extracted-a', text: 'text-a' };
const second: HeldVersion = { version: 2, extracted: 'extracted-b', text: 'text-b' };

const question = (changes: Partial<VersionQuestion>): VersionQuestion => ({
  basis: 'url',
  extracted: 'extracted-x',
  text: 'text-x',
  sourceKnown: undefined,
  held: undefined,
  recleaned: (version) => version.text,
  holder: () => undefined,
  ...changes,
});

describe('decideVersion', () => {
  it('an unknown identity with an unknown text is new', () => {
    expect(decideVersion(question({}))).toEqual({ decision: 'new', reason: 'unknown-identity' });
  });

  it('bytes that were accounted for are unchanged, whatever today’s rules make of them', () => {
    const answer = decideVersion(question({ sourceKnown: stored, held: { record: 'r1', versions: [first] } }));
    expect(answer).toEqual({ decision: 'unchanged', reason: 'source-digest', ...stored });
  });

  it('A, then B, then A again is the first version again', () => {
    const answer = decideVersion(
      question({ extracted: 'extracted-a', text: 'text-a', held: { record: 'r1', versions: [first, second] } }),
    );
    expect(answer).toEqual({ decision: 'unchanged', reason: 'extracted-text', record: 'r1', version: 1 });
  });

  it('other furniture around the same text is unchanged', () => {
    const answer = decideVersion(question({ text: 'text-b', held: { record: 'r1', versions: [first, second] } }));
    expect(answer).toEqual({ decision: 'unchanged', reason: 'cleaned-text', record: 'r1', version: 2 });
  });

  it('a text that only grown knowledge tells apart is unchanged', () => {
    const held = { record: 'r1', versions: [first] };
    const answer = decideVersion(
      question({ text: 'text-a-without-footer', held, recleaned: () => 'text-a-without-footer' }),
    );
    expect(answer).toMatchObject({ decision: 'unchanged', reason: 'recleaned-text', version: 1 });
  });

  it('another text under a held identity is a new version, even where another record holds that text', () => {
    const answer = decideVersion(
      question({ held: { record: 'r1', versions: [first] }, holder: () => ({ record: 'r2', version: 1 }) }),
    );
    expect(answer).toEqual({ decision: 'new-version', reason: 'other-text' });
  });

  it('a known text under another identity is an exact duplicate', () => {
    const answer = decideVersion(question({ holder: () => ({ record: 'r2', version: 3 }) }));
    expect(answer).toEqual({ decision: 'exact-duplicate', reason: 'text-digest', record: 'r2', version: 3 });
  });

  it('a copy that has nothing but its text to be known by is an exact duplicate, not a re-scrape', () => {
    const held = { record: 'r1', versions: [first] };
    expect(decideVersion(question({ basis: 'content', text: 'text-a', held }))).toMatchObject({
      decision: 'exact-duplicate',
      record: 'r1',
    });
  });
});
