/** A line between the articles of one text file. */
export interface Separator {
  matches(line: string): boolean;
  /** Whether the next nonblank line has to be the start of an article for the separator to count. */
  readonly start: RegExp | null;
}

/** A line of nothing but `=====`, `-----`, `* * *` and the like. */
const RULE_LINE = /^[ \t]*(?:={3,}|-{3,}|_{3,}|\*{3,}|~{3,}|#{3,}|\+{3,}|(?:[=*~#-] ){2,}[=*~#-])[ \t]*\r?$/;
const RULE_SIGNS: ReadonlySet<string | undefined> = new Set('=-_*~#+');
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
  for (const { rule, end } of ruleLines(start, first)) {
    if (headerKey(start.slice(end, end + MAX_AHEAD)) !== key) continue;
    return { matches: (line) => line.trim() === rule, start: new RegExp(`^\\s*${key}\\s*:`, 'i') };
  }
  return null;
}

/** Lines of nothing but signs, and where each ends. */
function* ruleLines(text: string, from: number): Generator<{ readonly rule: string; readonly end: number }> {
  for (let at = from; at < text.length; ) {
    const next = text.indexOf('\n', at);
    const end = next === -1 ? text.length : next;
    // Nearly all lines are no rules: the first sign tells, so that only the others are cut out and matched.
    let sign = at;
    while (text[sign] === ' ' || text[sign] === '\t') sign++;
    if (RULE_SIGNS.has(text[sign]) && RULE_LINE.test(text.slice(at, end)))
      yield { rule: text.slice(at, end).trim(), end };
    at = end + 1;
  }
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
