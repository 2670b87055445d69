import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wordList } from '../../src/text/word-list.ts';
import { ROOT } from './plant-tree.ts';

/** Tables as they are exported: the empty word in one is found wherever a text ends, or a word is missing. */
function holdsEmptyWord(table: unknown): boolean {
  if (table instanceof Map) return [...table.keys(), ...table.values()].some(isEmptyOrHoldsIt);
  if (table instanceof Set) return [...table].some(isEmptyOrHoldsIt);
  return Array.isArray(table) && table.every((entry) => typeof entry === 'string') && table.includes('');
}

const isEmptyOrHoldsIt = (entry: unknown): boolean => entry === '' || holdsEmptyWord(entry);

describe('a list of words', () => {
  it('holds no empty word, however many blanks stand between', () => {
    expect(wordList(' one  two   three ')).toEqual(['one', 'two', 'three']);
    expect(wordList('')).toEqual([]);
  });

  it('that holds the empty word is found', () => {
    for (const table of [
      new Set(['a', '']),
      new Map([['', 1]]),
      new Map([['a', ['b', '']]]),
      new Map([['a', new Set([''])]]),
    ])
      expect(holdsEmptyWord(table)).toBe(true);
    expect(holdsEmptyWord(new Map([['a', new Set(['b'])]]))).toBe(false);
  });

  it('of the house holds none', async () => {
    const files = globSync('src/{document,corpus,report,text}/**/*.ts', { cwd: ROOT });
    const exported = await Promise.all(
      files.map(async (file) =>
        Object.entries(await import(join(ROOT, file))).map(([name, value]) => ({ file, name, value })),
      ),
    );
    const tables = exported.flat().filter(({ value }) => value instanceof Set || value instanceof Map);
    expect(tables.length).toBeGreaterThan(50);
    expect(
      exported.flat().flatMap(({ file, name, value }) => (holdsEmptyWord(value) ? [`${file}: ${name}`] : [])),
    ).toEqual([]);
  });

  it('is read from its text by what leaves the empty word out', () => {
    const bySplit = /['"`](?:\s*\n\s*\))?\.split\(\s*' '/;
    const files = globSync('src/**/*.ts', { cwd: ROOT });
    expect(files.filter((file) => bySplit.test(readFileSync(join(ROOT, file), 'utf8')))).toEqual([]);
  });
});
