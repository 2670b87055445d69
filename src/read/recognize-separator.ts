/** A line between the articles of one text file. */
export interface Separator {
  matches(line: string): boolean;
  /** Whether the next nonblank line has to be the start of an article for the separator to count. */
  readonly start: RegExp | null;
}

const RULE_LINE = /^\s*(?:={3,}|-{3,}|_{3,}|\*{3,}|~{3,}|#{3,}|\+{3,}|(?:[=*~#-] ){2,}[=*~#-])\s*$/;
const HEADER = /^\s*(title|headline|published|date|url|link|source)\s*:\s*\S/i;
const MAX_RULE_LINE = 200;

const headerKey = (line: string | undefined): string | undefined =>
  line === undefined ? undefined : HEADER.exec(line)?.[1]?.toLowerCase();

/**
 * A separator is recognized only where it can't be anything else: the file begins with a header line (`Title: …`),
 * and later, after a line of nothing but `=====` or the like, the same header comes again.
 */
function recognize(head: Uint8Array): Separator | null {
  const lines = new TextDecoder('latin1')
    .decode(head)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const first = lines[0]?.replace(BYTE_ORDER_MARK, '') ?? '';
  const key = headerKey(RULE_LINE.test(first) ? lines[1] : first);
  if (key === undefined) return null;
  const at = lines.findIndex((line, i) => i > 0 && isRule(line) && headerKey(lines[i + 1]) === key);
  const rule = lines[at];
  if (rule === undefined) return null;
  return { matches: (line) => line.trim() === rule, start: new RegExp(`^\\s*${key}\\s*:`, 'i') };
}

const BYTE_ORDER_MARK = /^\u00ef\u00bb\u00bf/;
const isRule = (line: string): boolean => line.length <= MAX_RULE_LINE && RULE_LINE.test(line);

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
