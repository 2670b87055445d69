import { describe, expect, it } from 'vitest';
import { bestThreshold } from '../../../../../src/document/extract/html/decide/best-threshold.ts';
import { decideBlocks } from '../../../../../src/document/extract/html/decide/decide-blocks.ts';
import { type MeasuredPage, measurePage } from '../../../../../src/document/extract/html/measure/measure-page.ts';
import { parsePage } from '../../../../../src/document/extract/html/parse/parse-page.ts';
import { readHead } from '../../../../../src/document/extract/html/parse/read-head.ts';
import { segmentPage } from '../../../../../src/document/extract/html/segment/segment-page.ts';

const TITLE = 'Lighthouse keeper retires after forty winters';
const DECK =
  'Arvid Stene lit the lamp on Skarholmen for the last time on Sunday, and his cat has moved to the mainland too.';
const PROSE = [
  'The lamp has been electric since the spring of the great flood, so nobody has had to climb the stairs at dusk.',
  'He climbed them all the same, every evening, because the view was better than anything on the television.',
  'The coast guard will run the light from an office in town, where a screen shows whether it burns or not.',
];
const NEWS = '<script type="application/ld+json">{"@type":"NewsArticle"}</script>';

function measure(head: string, deck = DECK): MeasuredPage {
  const paragraphs = PROSE.map((text) => `<p>${text}</p>`).join('');
  const html = `<head><title>${TITLE}</title>${head}</head><body><h1>${TITLE}</h1><div>${deck}</div>${paragraphs}</body>`;
  const { root } = parsePage(html);
  return measurePage(segmentPage(root), readHead(root));
}

/** Which of headline, deck and the three paragraphs stay. */
const kept = (measured: MeasuredPage, chances: readonly number[]): boolean[] =>
  decideBlocks(measured, Float32Array.from(chances)).map((rule) => rule === null);

describe('decideBlocks', () => {
  it('keeps what is likelier than not, more than that on pages that call themselves news', () => {
    expect(kept(measure(''), [0.9, 0.02, 0.95, 0.55, 0.95])).toEqual([false, false, true, true, true]);
    expect(kept(measure(NEWS), [0.9, 0.02, 0.95, 0.55, 0.95])).toEqual([false, false, true, false, true]);
  });

  it('asks less where the whole page is in doubt', () => {
    expect(kept(measure(''), [0.5, 0.02, 0.52, 0.46, 0.43])).toEqual([false, false, true, true, true]);
    expect(kept(measure(''), [0.9, 0.02, 0.95, 0.41, 0.95])).toEqual([false, false, true, false, true]);
  });

  it('keeps the standfirst, which the page has as its description', () => {
    const description = `${NEWS}<meta name="description" content="${DECK}">`;
    const chances = [0.9, 0.55, 0.95, 0.95, 0.95];
    expect(kept(measure(description), chances)).toEqual([false, true, true, true, true]);
    expect(kept(measure(NEWS), chances)).toEqual([false, false, true, true, true]);
    expect(kept(measure(description, 'Sign up for the letter that our editors write about lamps.'), chances)[1]).toBe(
      false,
    );
  });
});

describe('bestThreshold', () => {
  it('is half of the F1 that it promises, where that is in doubt', () => {
    const measured = measure('');
    const of = (...chances: number[]): number => bestThreshold(measured, Float32Array.from([0, 0, ...chances]));
    expect(of(0.4, 0.36, 0.32)).toBeCloseTo(0.32);
    expect(of(0.6, 0.36, 0.06)).toBeCloseTo(0.36);
    expect(of(0.99, 0.98, 0.45)).toBe(1);
  });
});
