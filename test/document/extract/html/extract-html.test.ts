import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractPage } from './extract-page.ts';

const PROSE =
  'The ferry left the harbour at noon, said the captain, and it will not be back before the storm has passed.';
const article = (inner: string): string =>
  `<html><head><title>Ferry leaves early</title></head><body><main><article><h1>Ferry leaves early</h1><p>${PROSE}</p>${inner}<p>${PROSE} Nobody was hurt.</p></article></main></body></html>`;

describe('nothing is lost', () => {
  it('gives every block of the page one position, kept or removed', () => {
    const draft = extractPage(article('<aside><a href="/a">Read this too</a></aside>'));
    const positions = [...draft.blocks, ...draft.removals].map((block) => block.position).sort((a, b) => a - b);
    expect(positions).toEqual([0, 1, 2, 3]);
    expect(draft.removals.map((removal) => [removal.text, removal.rule])).toContainEqual([
      'Ferry leaves early',
      'headline',
    ]);
  });

  it('cuts a long run of menu lines to a sample that accounts for the rest', () => {
    const items = Array.from({ length: 30 }, (_, i) => `Menu item ${i}`);
    const menu = `<nav><ul>${items.map((item) => `<li><a href="/x">${item}</a></li>`).join('')}</ul></nav>`;
    const draft = extractPage(menu + article(''));
    const cut = draft.removals.find((removal) => removal.rule === 'html/nav-element');
    const rest = items.slice(4).join('\n');
    const digest = createHash('sha256').update(rest).digest('hex');
    expect(cut?.text).toBe(
      [...items.slice(0, 4), `[… 26 more blocks, ${rest.length} characters, sha256 ${digest} …]`].join('\n'),
    );
    expect(draft.blocks[0]?.position).toBe(31);
  });

  it('keeps each block of any page once', () => {
    const tag = fc.constantFrom(
      '<p>',
      '</p>',
      '<div>',
      '</div>',
      '<b>',
      '</b>',
      '<ul><li>',
      '</ul>',
      '<nav>',
      '<h2>',
      '<td>',
      '<br><br>',
    );
    const word = fc.constantFrom('alpha ', 'beta, ', 'gamma. ', '第一。', '&amp; ');
    fc.assert(
      fc.property(fc.array(fc.oneof(tag, word), { maxLength: 60 }), (parts) => {
        const draft = extractPage(parts.join(''));
        const positions = [...draft.blocks, ...draft.removals].map((block) => block.position);
        expect(new Set(positions).size).toBe(positions.length);
      }),
    );
  });
});

describe('encodings that a page names itself', () => {
  it.each([
    ['<meta charset>', '<meta charset="windows-1251">'],
    ['http-equiv', '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'],
    ['an XML declaration', '<?xml version="1.0" encoding="windows-1251"?>'],
  ])('%s', (_, declaration) => {
    const cyrillic = Uint8Array.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]); // Привет
    const head = new TextEncoder().encode(`${declaration}<p>`);
    expect(extractPage(Uint8Array.from([...head, ...cyrillic])).blocks[0]?.text).toBe('Привет');
  });

  it('believes the HTTP header before the page', () => {
    const page = Uint8Array.from([...new TextEncoder().encode('<meta charset="windows-1252"><p>'), 0xcf, 0xf0]);
    expect(extractPage(page, { charset: 'windows-1251' }).blocks[0]?.text).toBe('Пр');
  });
});

describe('selectors of a site', () => {
  const page = article('<div class="promo"><p>Buy our calendar, it shows twelve ferries in twelve harbours.</p></div>');
  const claims = [{ field: 'url', value: 'https://www.example.com/a', from: 'config' }] as const;

  it('drops what a site is told to drop, and says so', () => {
    const draft = extractPage(page, { claims }, { 'example.com': { drop: ['.promo'] } });
    expect(draft.removals.map((removal) => removal.rule)).toContain('site/drop:.promo');
    expect(draft.blocks.some((block) => block.text.includes('calendar'))).toBe(false);
  });

  it('keeps what it is told to keep, on every site with `*`', () => {
    const draft = extractPage(
      `${page}<footer class="note">Corrected on Friday.</footer>`,
      {},
      { '*': { keep: ['.note'] } },
    );
    expect(draft.blocks.at(-1)?.text).toBe('Corrected on Friday.');
  });

  it('leaves other sites alone', () => {
    const draft = extractPage(page, { claims }, { 'example.org': { drop: ['p'] } });
    expect(draft.blocks.length).toBeGreaterThan(1);
  });

  it('names a selector that it cannot read', () => {
    expect(() => extractPage(page, {}, { 'example.com': { drop: ['p[['] } })).toThrow(/example\.com.*p\[\[/);
  });
});
