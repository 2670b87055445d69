import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Draft } from '../../src/article.ts';
import { createClean } from '../../src/document/clean/clean-draft.ts';
import { compileRules } from '../../src/document/clean/compile-rules.ts';
import { createMatchLine } from '../../src/document/clean/match-line.ts';
import { type Rule, type RuleFile, RuleFileSchema } from '../../src/document/clean/rule-schema.ts';
import type { Zone } from '../../src/document/clean/zones.ts';

const FOLDER = new URL('../../rules/', import.meta.url);
const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => ({ name, file: RuleFileSchema.parse(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))) }));
const all: readonly RuleFile[] = files.map(({ file }) => file);
const clean = createClean({ rules: all, sites: {} });

const zoneOf = (rule: Rule): Zone =>
  rule.where === 'edge' ? 'tail' : rule.where === 'anywhere' ? 'middle' : rule.where;

/** The rule alone, in the best place for it, in its own language. */
function takes(rule: Rule, line: string): boolean {
  const match = createMatchLine(compileRules([{ name: 'one', rules: [rule] }]), () => rule.languages?.[0] ?? 'en');
  return match(line, zoneOf(rule)) !== null;
}

/** As the end of an article, all rules together. */
function cutFrom(line: string): string[] {
  const draft: Draft = {
    source: { path: 'example.txt', sha256: '' },
    mediaType: 'text/plain',
    collection: '',
    kind: 'article',
    claims: [],
    blocks: [{ kind: 'paragraph', text: line, position: 0 }],
    removals: [],
    flags: [],
  };
  return clean.apply(draft).removals.map(({ rule }) => rule);
}

describe.each(files)('rules/$name', ({ name, file }) => {
  it('is named as its file', () => {
    expect(name).toBe(`${file.name}.json`);
  });

  it.each(file.rules.map((rule) => ({ id: rule.id, rule })))('$id takes and keeps what it says', ({ rule }) => {
    for (const line of rule.removes) {
      expect(takes(rule, line) || cutFrom(line).includes(rule.id), `${rule.id} takes “${line}”`).toBe(true);
    }
    for (const line of rule.keeps) expect(takes(rule, line), `${rule.id} keeps “${line}”`).toBe(false);
  });
});

it('is written for 25 languages and more', () => {
  const languages = new Set(all.flatMap(({ rules }) => rules.flatMap((rule) => rule.languages ?? [])));
  expect(languages.size).toBeGreaterThanOrEqual(25);
});

it('has a rule for each CMS that dumps come from', () => {
  expect(files.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['wordpress.json', 'blogger.json', 'drupal.json', 'ghost.json', 'medium.json']),
  );
});
