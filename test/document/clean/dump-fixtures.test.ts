/**
 * Text dumps and what must come of them. `marked.txt` is the dump with a sign before each line: `+` stays, `-` goes,
 * `?` may do either as long as the model doesn't know better; `! field: value` above it says what must be claimed.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../src/article.ts';
import { createClean } from '../../../src/document/clean/clean-draft.ts';
import type { RuleFile } from '../../../src/document/clean/rule-schema.ts';
import { extracted } from '../extract/text/raw-text.ts';

const CASES = new URL('../../fixtures/dumps/', import.meta.url);
const RULES = new URL('../../../rules/', import.meta.url);
const rules = readdirSync(RULES).map((name): RuleFile => JSON.parse(readFileSync(new URL(name, RULES), 'utf8')));
const clean = createClean({ rules, sites: {} });

const marksOf = (name: string): string[] =>
  readFileSync(new URL(`${name}/marked.txt`, CASES), 'utf8')
    .trimEnd()
    .split('\n');
const marked = (lines: readonly string[], sign: string): string[] =>
  lines.filter((line) => line.startsWith(sign)).map((line) => line.slice(2));
const wordsOf = (lines: readonly string[]): string => lines.join(' ').split(/\s+/).join(' ');

const inOrder = ({ blocks, removals }: Draft): string[] =>
  [...blocks, ...removals]
    .sort((a, b) => a.position - b.position || (a.offset ?? 0) - (b.offset ?? 0))
    .map(({ text }) => text);

const names = readdirSync(CASES).filter((name) => existsSync(new URL(`${name}/marked.txt`, CASES)));

describe.each(names)('the dump %s', (name) => {
  const marks = marksOf(name);
  const dump = marks.filter((line) => !line.startsWith('!')).map((line) => line.slice(2));
  const draft = clean.apply(extracted(dump.join('\n')));

  it('keeps the article and nothing else', () => {
    const open = new Set(marked(marks, '?'));
    const kept = draft.blocks.map(({ text }) => text).filter((text) => !open.has(text));
    expect(kept.join('\n').split(/\s+/)).toEqual(marked(marks, '+').join('\n').split(/\s+/));
  });

  it('claims what stands in it', () => {
    const claims = draft.claims.map(({ field, value }) => `${field}: ${value}`);
    expect(claims).toEqual(expect.arrayContaining(marked(marks, '!')));
  });

  it('loses no word on the way', () => {
    expect(wordsOf(inOrder(draft))).toBe(wordsOf(dump.filter((line) => line.trim() !== '')));
  });
});

it('has enough of them', () => expect(names.length).toBeGreaterThanOrEqual(40));
