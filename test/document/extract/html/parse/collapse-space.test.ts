import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CollapsedText, collapseSpace } from '../../../../../src/document/extract/html/parse/collapse-space.ts';

const RUN = /\s+/g;
const collapsed = (text: string): string => text.trim().replace(RUN, (run) => (run.includes('\u2028') ? '\n' : ' '));

const text = fc
  .array(
    fc.oneof(fc.constantFrom(' ', '\n', '\t', '\u00a0', '\u2003', '\u2028', '\u3000', '\ufeff', 'a', 'é'), fc.string()),
  )
  .map((parts) => parts.join(''));

describe('collapsing white space', () => {
  it('leaves one space of each run, one line feed where a line separator is in it', () => {
    fc.assert(
      fc.property(text, (given) => {
        expect(collapseSpace(given)).toBe(collapsed(given));
      }),
    );
  });

  it('does not depend on the pieces that a text comes in, and keeps texts apart', () => {
    fc.assert(
      fc.property(fc.array(fc.array(text, { maxLength: 4 }), { maxLength: 4 }), (texts) => {
        const all = new CollapsedText();
        for (const pieces of texts) {
          for (const piece of pieces) expect(all.addString(piece)).toBe(piece.trim().length);
          expect(all.spell()).toBe(collapsed(pieces.join('')));
          all.next();
        }
      }),
    );
  });
});
