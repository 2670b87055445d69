import { describe, expect, it } from 'vitest';
import { findScriptBody } from '../../../../../src/document/extract/html/decide/find-script-body.ts';
import { parsePage } from '../../../../../src/document/extract/html/parse/parse-page.ts';

const TITLE = 'Goose stops the night train';
const SENTENCES = [
  'A goose that would not leave the track stopped the night train outside Harlow for almost an hour on Friday.',
  'The driver sounded the horn, then climbed down with a lamp and half a sandwich, which the goose accepted without moving.',
  'Passengers in the sleeping car heard nothing, and the guard says that most of them were told about it over breakfast.',
  'The railway has put up a small fence, although nobody at the station believes that it will help when the pond freezes.',
  'It was the third goose this winter and, according to the timetable office, by far the most patient of the three so far.',
];
const bodyOf = (script: string, title = TITLE): string =>
  findScriptBody(parsePage(`<body><script>${script}</script></body>`).root, title);

describe('findScriptBody', () => {
  it('takes the HTML that a string holds', () => {
    const html = SENTENCES.map((text) => `<p>${text}</p>`).join('');
    expect(bodyOf(`state=${JSON.stringify({ body: html }).replaceAll('<', '\\u003c')}`)).toBe(html);
  });

  it('joins sentences that stand in strings of their own', () => {
    const body = bodyOf(`state=${JSON.stringify(SENTENCES.map((text) => ({ type: 'text', text })))}`);
    expect(body.split('\n')).toEqual(SENTENCES.map((text) => `<p>${text}</p>`));
  });

  it('reads JSON that is a string of a script', () => {
    const inner = JSON.stringify({ list: SENTENCES });
    expect(bodyOf(`push([1,${JSON.stringify(inner)}])`)).toContain('half a sandwich');
  });

  it('leaves texts alone that do not speak of the title', () => {
    expect(bodyOf(`state=${JSON.stringify(SENTENCES)}`, 'Council rejects budget')).toBe('');
  });

  it('finds nothing in strings that never end', () => {
    expect(bodyOf(`x="${'\\" '.repeat(100_000)}`)).toBe('');
  });
});
