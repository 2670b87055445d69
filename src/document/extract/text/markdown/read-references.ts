import type { Line } from '../split-lines.ts';
import { foldReference, type References } from './strip-marks.ts';

/** `[name]: https://…`; a footnote has words behind its sign. */
const DEFINITION = /^\[([^[\]^][^[\]]{0,200})\]:\s+<?\S+>?(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?$/;

const nameOf = (text: string): string | null => {
  const name = text.startsWith('[') ? DEFINITION.exec(text)?.[1] : undefined;
  return name === undefined ? null : foldReference(name);
};

export function findReferences(lines: readonly Line[]): References {
  return new Set(lines.flatMap(({ text }) => nameOf(text) ?? []));
}

export function isReference(text: string, references: References): boolean {
  const name = references.size === 0 ? null : nameOf(text);
  return name !== null && references.has(name);
}
