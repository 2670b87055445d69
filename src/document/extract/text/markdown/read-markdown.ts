/**
 * Markdown → pieces. What is a sign and nothing else (fences, underlines, targets of links, pictures) is taken by a rule; of
 * everything else the signs go and the words stay.
 */
import { findColumn, joinHardWraps } from '../join-hard-wraps.ts';
import type { Piece } from '../piece.ts';
import { type Line, splitLines } from '../split-lines.ts';
import { findCodeEnd, readCode, type Unclosed } from './read-code.ts';
import { readFrontMatter } from './read-front-matter.ts';
import { isHeadingOver, isItem, makePiece, QUOTE, readLine } from './read-line.ts';
import { findReferences } from './read-references.ts';
import { isSign, readSign } from './read-sign.ts';
import { isTableRule, isTableTop, readRow } from './read-table.ts';
import type { References } from './strip-marks.ts';

interface Reading {
  readonly lines: readonly Line[];
  readonly references: References;
  readonly column: number | null;
  readonly unclosed: Unclosed;
  readonly pieces: Piece[];
  /** Lines that may be parts of one paragraph, and whether they were quoted. */
  run: Line[];
  quoted: boolean;
}

export function readMarkdown(text: string): readonly Piece[] {
  const lines = splitLines(text);
  const front = readFrontMatter(lines);
  const body = lines.slice(front.length);
  const reading: Reading = {
    lines: body,
    references: findReferences(body),
    column: findColumn(body.map(unquote)),
    unclosed: new Map(),
    pieces: [...front],
    run: [],
    quoted: false,
  };
  for (let at = 0; at < body.length; ) at = readBlock(reading, at);
  endRun(reading);
  return reading.pieces;
}

/** Reads what begins with this line, and tells where the next begins. */
function readBlock(reading: Reading, at: number): number {
  const { lines, references, pieces, unclosed } = reading;
  const line = lines[at] as Line;
  const codeEnd = findCodeEnd(lines, at, unclosed);
  if (codeEnd !== null) {
    endRun(reading);
    pieces.push(...readCode(lines.slice(at, codeEnd + 1)));
    return codeEnd + 1;
  }
  if (isTableTop(lines, at)) return readTable(reading, at);
  if (endHeading(reading, line)) return at + 1;
  if (isSign(line.text, references)) {
    endRun(reading);
    pieces.push(readSign(line.text));
  } else addToRun(reading, line);
  return at + 1;
}

function readTable(reading: Reading, at: number): number {
  const { lines, references, pieces } = reading;
  endRun(reading);
  let i = at;
  for (; i < lines.length; i++) {
    const { text, gap } = lines[i] as Line;
    if (!text.includes('|') || (i > at && gap > 0)) break;
    pieces.push(isTableRule(text) ? readSign(text) : makePiece('table-row', readRow(text), text, references));
  }
  return i;
}

/** Whether the line is the underline of what stands above it. */
function endHeading(reading: Reading, line: Line): boolean {
  const above = reading.run.at(-1);
  if (above === undefined || reading.quoted || !isHeadingOver(above, line)) return false;
  reading.run.pop();
  endRun(reading);
  const piece = makePiece('heading', above.text, above.text, reading.references);
  reading.pieces.push(line.text.startsWith('=') ? { ...piece, isTitle: true } : piece, readSign(line.text));
  return true;
}

/** A quoted line without its signs, standing where it stood. */
function unquote(line: Line): Line {
  const signs = QUOTE.exec(line.text)?.[0].length ?? 0;
  return signs === 0 ? line : { text: line.text.slice(signs), gap: line.gap, indent: line.indent + signs };
}

function addToRun(reading: Reading, line: Line): void {
  const bare = unquote(line);
  const quoted = bare !== line;
  if (reading.quoted !== quoted) endRun(reading);
  reading.quoted = quoted;
  const { run } = reading;
  const last = run.at(-1);
  const goesOn = last !== undefined && line.gap === 0 && isItem(last.text) && line.indent > last.indent + 1;
  if (!quoted && goesOn && !isItem(line.text)) run[run.length - 1] = { ...last, text: `${last.text} ${line.text}` };
  else run.push(bare);
}

function endRun(reading: Reading): void {
  const { run, quoted, column, references, pieces } = reading;
  for (const { text } of joinHardWraps(run, column)) pieces.push(readLine(text, quoted, references));
  reading.run = [];
}
