import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type RuleFile, RuleFileSchema } from '../../src/document/clean/rule-schema.ts';
import { tryExamples } from '../../src/document/clean/try-examples.ts';

const FOLDER = new URL('../../rules/', import.meta.url);
const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => ({ name, file: RuleFileSchema.parse(JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'))) }));
const all: readonly RuleFile[] = files.map(({ file }) => file);
const failures = tryExamples(
  all.flatMap(({ rules }) => rules),
  all,
);

describe.each(files)('rules/$name', ({ name, file }) => {
  it('is named as its file', () => {
    expect(name).toBe(`${file.name}.json`);
  });

  it.each(file.rules.map((rule) => ({ id: rule.id })))('$id takes and keeps what it says', ({ id }) => {
    expect(failures.filter((failure) => failure.startsWith(`${id} `))).toEqual([]);
  });
});

it('is known to fail where an example is wrong', () => {
  const examples = { removes: ['Good night from the desk'], keeps: ['Good night to all'] };
  const rule = { id: 'own/wrong', why: '', where: 'tail', match: { starts: ['Good night to'] }, ...examples } as const;
  expect(tryExamples([rule], [{ name: 'own', rules: [rule] }])).toEqual([
    'own/wrong is to remove “Good night from the desk”, and leaves it',
    'own/wrong is to keep “Good night to all”, and removes it',
  ]);
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
