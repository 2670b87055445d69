import { describe, expect, it } from 'vitest';
import type { Claim, Draft } from '../../../src/article.ts';
import { digestLines } from '../../../src/document/survey/digest-lines.ts';
import type { LineDigest } from '../../../src/learned-lines.ts';
import { hashLine, spellHash } from '../../../src/text/hash-line.ts';

function draft(texts: readonly string[], claims: readonly Claim[] = []): Draft {
  return {
    source: { path: 'a.txt', sha256: '00' },
    mediaType: 'text/plain',
    collection: 'dumps/2018',
    kind: 'article',
    claims,
    blocks: texts.map((text, position) => ({ kind: 'paragraph', text, position })),
    removals: [],
    flags: [],
  };
}

const linesOf = (digest: LineDigest): string[] =>
  Array.from({ length: digest.lines.length / 2 }, (_, line) =>
    spellHash(digest.lines[2 * line] as number, digest.lines[2 * line + 1] as number),
  );

const samplesOf = (digest: LineDigest): string[] => new TextDecoder().decode(digest.samples).split('\n').slice(0, -1);

/** What a document is known by of a line. */
const sketchOf = (line: string): number => Number.parseInt(hashLine(line).slice(0, 8), 16);

const claim = (field: Claim['field'], value: string): Claim => ({ field, value, from: 'test' });
const long = (n: number) =>
  `Paragraph ${n} says at some length what the council decided, why it did so, and what the town is to do about it all before winter.`;

describe('the scope', () => {
  it.each([
    [[claim('url', 'https://www.Example.com/a'), claim('site', 'Other')], 'site:example.com'],
    [[claim('canonical', 'https://news.example.com/a'), claim('url', 'not a url')], 'site:news.example.com'],
    [[claim('site', 'The Example Times')], 'site:the example times'],
    [[claim('site', 'www.example.com')], 'site:example.com'],
    [[claim('title', 'A bridge')], 'collection:dumps/2018'],
  ])('of %j is %s', (claims, scope) => {
    expect(digestLines(draft(['A line'], claims)).scope).toBe(scope);
  });
});

describe('the lines', () => {
  it('are those near the edges and the short ones, once each, without the title', () => {
    const middle = Array.from({ length: 40 }, (_, n) => long(n));
    const texts = ['A bridge!', 'Menu', ...middle.slice(0, 20), 'Advertisement', ...middle.slice(20), 'MENU'];
    const hashes = new Set(linesOf(digestLines(draft(texts, [claim('title', 'a  bridge!')]))));
    expect(hashes.has(hashLine('A bridge!'))).toBe(false);
    expect(hashes.has(hashLine('menu'))).toBe(true);
    expect(hashes.has(hashLine('Advertisement'))).toBe(true);
    expect(hashes.has(hashLine(long(0)))).toBe(true);
    expect(hashes.has(hashLine(long(20)))).toBe(false);
    expect(hashes.size).toBe(2 + 10 + 11);
  });

  it('keep a sample of at most 200 characters', () => {
    expect(samplesOf(digestLines(draft(['X'.repeat(5000), 'Menü', 'Share  this'])))).toEqual([
      'x'.repeat(200),
      'menü',
      'share this',
    ]);
  });
});

describe('the content', () => {
  it('is made of the longest lines, longest first', () => {
    const texts = ['Menu', long(1), `${long(2)} And more.`, 'Share'];
    expect([...digestLines(draft(texts)).content.slice(0, 2)]).toEqual([
      sketchOf(`${long(2)} And more.`),
      sketchOf(long(1)),
    ]);
  });

  it('is empty where there is no text', () => {
    expect(digestLines(draft(['', ' '])).content).toHaveLength(0);
  });
});
