/** Markdown → pieces: signs of headings, lists, quotes, code and tables become kinds; inline marks stay as they stand. */
import type { Claim } from '../../../article.ts';
import { joinHardWraps } from './join-hard-wraps.ts';
import type { Piece } from './piece.ts';
import { readHeaderLine } from './read-header-line.ts';
import { type Line, splitLines } from './split-lines.ts';

export interface Markdown {
  readonly pieces: readonly Piece[];
  readonly claims: readonly Claim[];
  /** Index of a piece of the front matter → the rule that took it. */
  readonly taken: ReadonlyMap<number, string>;
}

const FENCE = /^(?:```|~~~)/;
const FRONT_MATTER = /^(?:---|\+\+\+)$/;
const HEADING = /^#{1,6}\s+(\S.*?)\s*#*$/;
const UNDERLINE = /^(?:={3,}|-{3,})$/;
const RULE = /^(?:[-*_]\s?){3,}$/;
const ITEM = /^(?:[-*+]|\d{1,3}[.)])\s+(\S.*)$/;
const QUOTE = /^>+\s*(\S.*)$/;
const TABLE_ROW = /^\|.*\|$/;
const TOML_PAIR = /^([\w-]+)\s*=\s*(.*)$/;
const QUOTED = /:\s*(["'])(.*)\1$/;
const LONGEST_FRONT_MATTER = 80;

export function readMarkdown(text: string): Markdown {
  const lines = splitLines(text);
  const front = frontMatterEnd(lines);
  const pieces: Piece[] = lines.slice(0, front).map((line) => ({ kind: 'code', text: line.text }));
  const claims = lines.slice(1, Math.max(front - 1, 1)).flatMap((line) => frontMatterClaims(line.text));
  const taken = new Map(pieces.map((_, i) => [i, 'header/front-matter']));
  return { pieces: [...pieces, ...bodyPieces(lines.slice(front))], claims, taken };
}

/** How many lines the front matter takes, its fences included. */
function frontMatterEnd(lines: readonly Line[]): number {
  const fence = lines[0]?.text ?? '';
  if (!FRONT_MATTER.test(fence)) return 0;
  for (let i = 1; i < lines.length && i < LONGEST_FRONT_MATTER; i++) if (lines[i]?.text === fence) return i + 1;
  return 0;
}

function frontMatterClaims(line: string): readonly Claim[] {
  const pair = line.replace(TOML_PAIR, '$1: $2').replace(QUOTED, ': $2');
  return readHeaderLine(pair)?.claims ?? [];
}

function bodyPieces(lines: readonly Line[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let run: Line[] = [];
  let fenced = false;
  const flush = (): void => {
    for (const line of joinHardWraps(run)) pieces.push(pieceOf(line.text));
    run = [];
  };
  for (const line of lines) {
    const fence = FENCE.test(line.text);
    if (fence) fenced = !fenced;
    if (fence || fenced) {
      flush();
      pieces.push({ kind: 'code', text: line.text });
    } else if (
      UNDERLINE.test(line.text) &&
      line.gap === 0 &&
      run.length > 0 &&
      pieceOf(run.at(-1)?.text ?? '').kind === 'paragraph'
    ) {
      const heading = run.pop()?.text ?? '';
      flush();
      pieces.push({ kind: 'heading', text: heading }, { kind: 'code', text: line.text });
    } else run.push(line);
  }
  flush();
  return pieces;
}

function pieceOf(text: string): Piece {
  const heading = HEADING.exec(text)?.[1];
  if (heading !== undefined) return { kind: 'heading', text: heading };
  if (RULE.test(text)) return { kind: 'code', text };
  const item = ITEM.exec(text)?.[1];
  if (item !== undefined) return { kind: 'list-item', text: item };
  const quote = QUOTE.exec(text)?.[1];
  if (quote !== undefined) return { kind: 'quote', text: quote };
  return { kind: TABLE_ROW.test(text) ? 'table-row' : 'paragraph', text };
}
