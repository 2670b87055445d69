import { describe, expect, it } from 'vitest';
import { compileRules } from '../../../src/document/clean/compile-rules.ts';
import { findTrailer } from '../../../src/document/clean/cut-trailer.ts';
import { createMatchLine } from '../../../src/document/clean/match-line.ts';
import type { Rule } from '../../../src/document/clean/rule-schema.ts';

const BAR: Rule = {
  id: 'own/bar',
  why: 'It is a share bar.',
  where: 'edge',
  languages: ['en'],
  match: { trailers: ['Share this:', 'Όσα λες:'], words: ['email', 'twitter'], patterns: ['^Sent by .{1,20}$'] },
  removes: ['It rained. Share this: Email Twitter'],
  keeps: ['It rained.'],
};

const rules = compileRules([{ name: 'own', rules: [BAR] }]);
const offsetOf = (text: string): number | undefined => findTrailer(text, rules, () => true)?.offset;

describe('findTrailer', () => {
  it.each([
    ['It rained. Share this: Email Twitter', 11],
    ['It rained.” SHARE THIS: EMAIL', 12],
    ['Share this: Twitter', 0],
    ['It rained. ΌΣΑ ΛΕΣ: Email', 11],
    ['Shares fell. Share this: with us. Share this: Email', 34],
  ])('cuts %s', (text, offset) => {
    expect(offsetOf(text)).toBe(offset);
  });

  it.each(['It rained. Share this: umbrella', 'They said share this: Email', 'İt rained. Share this: Email'])(
    'leaves %s alone',
    (text) => {
      expect(offsetOf(text)).toBeUndefined();
    },
  );

  it('looks at the end of a long paragraph only, and not at what stands before', () => {
    const long = `${'It rained all day long. '.repeat(40)}Share this: Email`;
    expect(offsetOf(long)).toBe(long.length - 17);
    expect(offsetOf(`Share this: ${'Email '.repeat(80)}`)).toBeUndefined();
  });
});

describe('createMatchLine', () => {
  it('asks for the language only where a rule of a language would take the line', () => {
    const asked: string[] = [];
    const match = createMatchLine(rules, () => {
      asked.push('');
      return 'de';
    });
    expect(match('It rained all day long.', 'tail')).toBeNull();
    expect(asked).toHaveLength(0);
    expect(match('Sent by Jo', 'tail')).toBeNull();
    expect(match('Email Twitter', 'tail')).toBeNull();
    expect(asked).toHaveLength(2);
  });
});
