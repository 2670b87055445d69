/** First and last code points of characters that take two columns on a terminal (Unicode East Asian Width W and F, and emoji). */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

const ZERO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]$/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes start with ESC
const COLOURS = /\u001b\[[0-9;]{0,32}m/g;
const ASCII = /^[\u0020-\u007e]*$/;

function characterWidth(character: string): number {
  const point = character.codePointAt(0) as number;
  if (point < 0x300) return 1;
  if (ZERO_WIDTH.test(character)) return 0;
  return WIDE.some(([first, last]) => point >= first && point <= last) ? 2 : 1;
}

/** Columns that a line takes on a terminal; colours count nothing. */
export function measureWidth(line: string): number {
  const bare = line.replace(COLOURS, '');
  if (ASCII.test(bare)) return bare.length;
  let width = 0;
  for (const character of bare) width += characterWidth(character);
  return width;
}

/** The line cut to `width` columns, an ellipsis in place of what was cut. For lines without colours. */
export function fitWidth(line: string, width: number): string {
  if (measureWidth(line) <= width) return line;
  let used = 0;
  let kept = '';
  for (const character of line) {
    const next = characterWidth(character);
    if (used + next > width - 1) break;
    used += next;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** The line padded to `width` columns. */
export function padWidth(line: string, width: number, side: 'left' | 'right' = 'left'): string {
  const padding = ' '.repeat(Math.max(0, width - measureWidth(line)));
  return side === 'left' ? line + padding : padding + line;
}
