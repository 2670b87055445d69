import { describe, expect, it } from 'vitest';
import { whyNotLinear } from '../../../src/document/clean/check-linear.ts';
import { compileRules } from '../../../src/document/clean/compile-rules.ts';
import type { Rule } from '../../../src/document/clean/rule-schema.ts';

describe('whyNotLinear', () => {
  it.each([
    '^Read more$',
    '^\\d+ (?:comments?|replies)$',
    '^.{1,40}$',
    '^[ab]+[cd]+$',
    '^(?:ab|cd)+$',
    '^a.*b$',
    'Share|Tweet',
    '^\\p{Lu}+: .+$',
    '^\\b[a-z ]+!',
    '\\bshare\\b',
    '\\bplease consider\\b.{0,100}$',
  ])('lets %s through', (pattern) => {
    expect(whyNotLinear(pattern)).toBeNull();
  });

  it.each([
    ['^(a+)+$', 'no quantifier'],
    ['^(?:a|ab)+$', 'begin alike'],
    ['^(?:.|x)*$', 'begin alike'],
    ['^a.*b.*c$', 'no two repetitions'],
    ['^x{1,50}x{1,50}$', 'no two repetitions'],
    ['^\\s*\\s*$', 'no two repetitions'],
    ['\\s+$', 'starts with ^'],
    ['\\b[a-z ]+!', 'starts with ^'],
    ['\\B[a-z ]+!', 'starts with ^'],
    ['\\b[a-z ]{0,101}!', 'starts with ^'],
    ['\\b(?:x[a-z ]{2,}){0,2}!', 'starts with ^'],
    ['$[a-z ]+!', 'starts with ^'],
    ['\\b^[a-z ]+!', 'starts with ^'],
    ['^a|\\b[a-z ]+!', 'starts with ^'],
    ['(?:\\b[a-z ]+!)', 'starts with ^'],
    ['^(\\w+)\\1$', 'backreference'],
    ['^(?=a)b', 'lookahead'],
    ['^(?<!a)b', 'lookbehind'],
    ['^(a', 'valid regular expression'],
  ])('refuses %s', (pattern, reason) => {
    expect(whyNotLinear(pattern)).toContain(reason);
  });
});

describe('compileRules', () => {
  const rule: Rule = {
    id: 'own/echo',
    why: 'It says everything twice.',
    where: 'tail',
    match: { patterns: ['^(a+)+$'] },
    removes: ['aa'],
    keeps: ['b'],
  };

  it('names the rule whose pattern is refused, and the pattern', () => {
    expect(() => compileRules([{ name: 'own', rules: [rule] }])).toThrow(
      /rule own\/echo: expected .*linear.*got \/\^\(a\+\)\+\$\//,
    );
  });

  it('refuses an id that is used twice', () => {
    const fine: Rule = { ...rule, match: { lines: ['aa'] } };
    expect(() => compileRules([{ name: 'own', rules: [fine, fine] }])).toThrow('rule own/echo');
  });
});
