import type { Piece } from '../piece.ts';
import { readHeaderLine } from '../read-header-line.ts';
import type { Line } from '../split-lines.ts';

const FENCE = /^(?:---|\+\+\+)$/;
const TOML_PAIR = /^([\w-]+)\s*=\s*(.*)$/;
const QUOTED = /:\s*(["'])(.*)\1$/;
const LONGEST = 80;

/** The lines of a front matter with what they claim, where the reader of the dump hasn't taken it already. */
export function readFrontMatter(lines: readonly Line[]): readonly Piece[] {
  const end = findEnd(lines);
  return lines.slice(0, end).map(({ text }, i) => ({
    kind: 'code',
    text,
    rule: 'header/front-matter',
    claims: i > 0 && i < end - 1 ? claimsOf(text) : [],
  }));
}

/** How many lines it takes, its fences included. */
function findEnd(lines: readonly Line[]): number {
  const fence = lines[0]?.text ?? '';
  if (!FENCE.test(fence)) return 0;
  for (let i = 1; i < lines.length && i < LONGEST; i++) if (lines[i]?.text === fence) return i + 1;
  return 0;
}

function claimsOf(line: string): Piece['claims'] & {} {
  const pair = line.replace(TOML_PAIR, '$1: $2').replace(QUOTED, ': $2');
  return readHeaderLine(pair)?.claims ?? [];
}
