import { describe, expect, it } from 'vitest';
import { parsePage } from '../../../../src/document/extract/html/parse/parse-page.ts';
import { extractPage } from './extract-page.ts';

const MANY = 30_000;
const PAGES: Readonly<Record<string, string>> = {
  'boxes in boxes': '<div>'.repeat(MANY),
  'inline tags in inline tags': `${'<b>'.repeat(MANY)}x`,
  'text in every box': '<div>a '.repeat(MANY),
  'tables in tables': '<table><tr><td>'.repeat(MANY / 4),
  'lists in lists': '<ul><li>a'.repeat(MANY / 4),
  'end tags of nothing': `${'<div>'.repeat(600)}${'</b></i></p>'.repeat(MANY)}`,
  'a tag with countless attributes': `<p ${Array.from({ length: MANY }, (_, i) => `a${i}=b`).join(' ')}>x`,
  'a class of a megabyte': `<p class="${'a B1 '.repeat(MANY * 2)}">x`,
  'invented tags': Array.from({ length: MANY / 2 }, (_, i) => `<x${i}>a`).join(''),
  'nothing but ampersands': '&'.repeat(MANY * 4),
  'nothing but entities': '&amp;'.repeat(MANY * 2),
  'nothing but angle brackets': '<'.repeat(MANY * 4),
  'an open comment': '<!--'.repeat(MANY),
};

describe('pages made to hurt', () => {
  it.each(Object.entries(PAGES))('%s', (_, page) => {
    expect(extractPage(page).removals.length).toBeLessThan(MANY);
  });

  it('never builds a tree deeper than 512', () => {
    let depth = 0;
    let node = parsePage('<div><b>'.repeat(MANY)).root.firstChild;
    while (node !== null && node.type !== 'text') {
      depth++;
      node = node.firstChild;
    }
    expect(depth).toBeLessThanOrEqual(512);
    expect(depth).toBeGreaterThan(500);
  });

  it('says how a page of countless blocks was cut', () => {
    const draft = extractPage('<p>word</p>'.repeat(21_000));
    expect(draft.flags).toContain('truncated');
  });
});
