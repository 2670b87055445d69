/** CSI, OSC and other escape sequences, from ESC or from their 8-bit forms. Bounded, so that the match is linear. */
const ESCAPES =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a terminal obeys
  /(?:\u001b\[|\u009b)[0-?]{0,64}[ -/]{0,16}[@-~]|(?:\u001b\]|\u009d)[^\u0007\u001b\u009c]{0,4096}(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]{0,16}[0-~]?/g;

/** What is left of the control characters, and marks that turn the direction of the text after them. */
const CONTROLS =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a terminal obeys
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

const BREAKS = /[\t\n\u2028\u2029]+/g;

/** A text from a dump, safe to show: without what a terminal would obey. Line breaks and tabs stay. */
export function makePrintable(text: string): string {
  return text.replace(ESCAPES, '').replace(CONTROLS, '');
}

/** The same on one line. */
export function makePrintableLine(text: string): string {
  return makePrintable(text).replace(BREAKS, ' ');
}
