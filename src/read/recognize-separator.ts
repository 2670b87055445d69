/** A line between the articles of one text file. */
export interface Separator {
  matches(line: string): boolean;
  /** Whether the next nonblank line has to be the start of an article for the separator to count. */
  readonly start: RegExp | null;
}

/** A line of nothing but `=====`, `-----`, `* * *` and the like. */
const RULE_LINE = /^[ \t]*(?:={3,}|-{3,}|_{3,}|\*{3,}|~{3,}|#{3,}|\+{3,}|(?:[=*~#-] ){2,}[=*~#-])[ \t]*\r?$/;
const RULE_LINES = new RegExp(RULE_LINE.source, 'gm');
const HEADER = /^\s*(title|headline|published|date|url|link|source)[ \t]*:[ \t]*\S/i;
const BYTE_ORDER_MARK = '\u00ef\u00bb\u00bf';

const headerKey = (text: string): string | undefined => HEADER.exec(text)?.[1]?.toLowerCase();

/** What follows the first line, if that is a rule. */
function afterRule(text: string): string {
  const start = text.trimStart();
  const end = start.indexOf('\n');
  return end !== -1 && RULE_LINE.test(start.slice(0, end)) ? start.slice(end + 1) : start;
}

/**
 * A separator is recognized only where it can't be anything else: the file begins with a header line (`Title: …`),
 * and later, after a line of nothing but `=====` or the like, the same header comes again.
 */
function recognize(head: Uint8Array): Separator | null {
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1');
  const start = text.startsWith(BYTE_ORDER_MARK) ? text.slice(BYTE_ORDER_MARK.length) : text;
  const key = headerKey(afterRule(start));
  if (key === undefined) return null;
  const first = headerKey(start) === undefined ? start.length - afterRule(start).length : 0;
  for (const match of start.slice(first).matchAll(RULE_LINES)) {
    const next = start.slice(first + match.index + match[0].length, first + match.index + match[0].length + MAX_AHEAD);
    if (headerKey(next) !== key) continue;
    const rule = match[0].trim();
    return { matches: (line) => line.trim() === rule, start: new RegExp(`^\\s*${key}\\s*:`, 'i') };
  }
  return null;
}

/** A header follows its separator closely. */
const MAX_AHEAD = 300;

/** The separator that the configuration names, else one that the file's start makes plain; null for one article. */
export function findSeparator(head: Uint8Array, configured: string | RegExp | undefined): Separator | null {
  if (configured === undefined) return recognize(head);
  if (typeof configured === 'string') {
    const rule = configured.trim();
    return { matches: (line) => line.trim() === rule, start: null };
  }
  const pattern = new RegExp(configured.source, configured.flags.replace(/[gy]/g, ''));
  return { matches: (line) => pattern.test(line), start: null };
}
