import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extractPage } from './extract-page.ts';

const FOLDER = join(import.meta.dirname, '../../../fixtures/html');

interface Expected {
  readonly kind: string;
  /** How each block of the article begins; left out where the page has none. */
  readonly blocks?: readonly string[];
  /** Rule of each removal that begins so. */
  readonly removed: Readonly<Record<string, string>>;
}

describe('pages that are hard for a reason', () => {
  it.each(readdirSync(FOLDER))('%s', (name) => {
    const expected = JSON.parse(readFileSync(join(FOLDER, name, 'expected.json'), 'utf8')) as Expected;
    const draft = extractPage(readFileSync(join(FOLDER, name, 'page.html')));
    expect(draft.kind).toBe(expected.kind);
    if (expected.blocks !== undefined) {
      const starts = draft.blocks.map(({ text }, i) => text.slice(0, expected.blocks?.[i]?.length));
      expect(starts).toEqual(expected.blocks);
    }
    for (const [start, rule] of Object.entries(expected.removed)) {
      expect(draft.removals.find((removal) => removal.text.startsWith(start))?.rule, start).toBe(rule);
    }
  });
});
