import type { Piece } from '../piece.ts';
import type { Line } from '../split-lines.ts';
import { readSign } from './read-sign.ts';

const FENCE = /^(`{3,}|~{3,})/;
const CLOSING = /^(?:`{3,}|~{3,})$/;

/** Sign of a fence → of how many on no fence is closed any more: none is looked for twice. */
export type Unclosed = Map<string, number>;

/** Index of the line that closes the fence in line `at`; null where there is no fence, or an open one. */
export function findCodeEnd(lines: readonly Line[], at: number, unclosed: Unclosed): number | null {
  const fence = FENCE.exec(lines[at]?.text ?? '')?.[1];
  if (fence === undefined) return null;
  const sign = fence.charAt(0);
  if (fence.length >= (unclosed.get(sign) ?? Number.POSITIVE_INFINITY)) return null;
  for (let i = at + 1; i < lines.length; i++) {
    const { text } = lines[i] as Line;
    if (text.startsWith(fence) && CLOSING.test(text)) return i;
  }
  unclosed.set(sign, fence.length);
  return null;
}

/** The lines of a fence: its content is one block, spaces and breaks as they stand. */
export function readCode(lines: readonly Line[]): Piece[] {
  const inner = lines.slice(1, -1);
  const margin = inner.reduce((least, { indent }) => Math.min(least, indent), Number.POSITIVE_INFINITY);
  const code = inner.map(
    ({ text, gap, indent }, i) => (i === 0 ? '' : '\n'.repeat(gap + 1)) + ' '.repeat(indent - margin) + text,
  );
  const [opening, closing] = [lines[0], lines.at(-1)] as [Line, Line];
  return [
    readSign(opening.text),
    ...(inner.length === 0 ? [] : [{ kind: 'code', text: code.join('') } as const]),
    readSign(closing.text),
  ];
}
