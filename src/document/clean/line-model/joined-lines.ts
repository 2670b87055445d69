/**
 * Lines that are pieces of one paragraph: dumps that print each text node on a line of its own cut paragraphs at every link.
 * A line that begins in lower case or with a closing mark goes on where the line before it stopped.
 */
import type { LineFacts } from './line-facts.ts';

/** A paragraph of running text: long, and a sentence's end. */
const GOOD_WIDTH = 60;
/** A line that stops in mid-sentence, before a link. */
const CUT_WIDTH = 40;
const LINK_WIDTH = 60;
const MOST_PIECES = 40;

export interface Joined {
  /** For each line, of the paragraph it is a piece of: its width, pieces, and whether it ends a sentence. */
  readonly width: Float64Array;
  readonly pieces: Int32Array;
  readonly ends: Uint8Array;
  /** Which piece a line is, from 0. */
  readonly place: Int32Array;
  readonly stopShare: Float64Array;
  /** Whether it is a piece of a paragraph of running text. */
  readonly good: Uint8Array;
}

export function joinLines(lines: readonly LineFacts[]): Joined {
  const n = lines.length;
  const joined: Joined = {
    width: new Float64Array(n),
    pieces: new Int32Array(n),
    ends: new Uint8Array(n),
    place: new Int32Array(n),
    stopShare: new Float64Array(n),
    good: new Uint8Array(n),
  };
  for (let start = 0; start < n; ) {
    let end = start + 1;
    while (end < n && end - start < MOST_PIECES && goesOn(lines, end)) end++;
    fill(joined, lines, start, end);
    start = end;
  }
  return joined;
}

function fill(joined: Joined, lines: readonly LineFacts[], start: number, end: number): void {
  let [width, stop, words] = [0, 0, 0];
  for (let i = start; i < end; i++) {
    const line = lines[i] as LineFacts;
    width += line.width + (i > start ? 1 : 0);
    stop += line.stopWords;
    words += line.words.length;
  }
  const last = lines[end - 1] as LineFacts;
  const ends = last.endsSentence ? 1 : 0;
  joined.width.fill(width, start, end);
  joined.pieces.fill(end - start, start, end);
  joined.ends.fill(ends, start, end);
  joined.stopShare.fill(stop / (words || 1), start, end);
  joined.good.fill(ends === 1 && width >= GOOD_WIDTH ? 1 : 0, start, end);
  for (let i = start; i < end; i++) joined.place[i] = i - start;
}

/** Whether line `i` goes on with the paragraph of the line before it. */
function goesOn(lines: readonly LineFacts[], i: number): boolean {
  const before = lines[i - 1] as LineFacts;
  const line = lines[i] as LineFacts;
  if (continues(before, line)) return true;
  const after = lines[i + 1];
  // The words of a link, in capitals perhaps, between a line cut off and one that goes on.
  return (
    after !== undefined &&
    !before.endsClosed &&
    before.ending !== 2 &&
    before.width >= CUT_WIDTH &&
    line.width <= LINK_WIDTH &&
    continues(line, after)
  );
}

const continues = (before: LineFacts, line: LineFacts): boolean =>
  !line.bullet &&
  line.hashes === 0 &&
  (line.beginsClosing || (line.beginning === 1 && !before.endsSentence && before.hashes === 0 && before.ending !== 2));
