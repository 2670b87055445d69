/** One nonblank line of a dump, with what its surroundings say about it. */
export interface Line {
  /** Trimmed at both ends. */
  readonly text: string;
  /** Blank lines before it. */
  readonly gap: number;
  /** White space it was indented by. */
  readonly indent: number;
}

const LINE_BREAK = /\r\n?|[\n\v\f\u0085\u2028\u2029]/;

/** The nonblank lines of a text, in order. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let gap = 0;
  for (const raw of text.split(LINE_BREAK)) {
    const trimmed = raw.trim();
    if (trimmed === '') {
      gap++;
      continue;
    }
    lines.push({ text: trimmed, gap, indent: raw.length - raw.trimStart().length });
    gap = 0;
  }
  return lines;
}
