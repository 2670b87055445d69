const QUOTES = /[\u2018\u2019\u201a\u201b\u2032\u02bc`\u00b4]/g;
const DOUBLE_QUOTES = /[\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb]/g;
const DASHES = /[\u2010-\u2015\u2212]/g;
const SPACES = /\s+/g;
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

/**
 * A line as it is compared: NFKC, lower case, one kind of quote and dash, single spaces, no invisible characters.
 * Two lines with equal folds are the same line to a reader.
 */
export function foldLine(text: string): string {
  if (text !== lastText) {
    lastFold = (foldPlain(text) ?? foldAny(text)).toLowerCase();
    lastText = text;
  }
  return lastFold;
}

/** A line is compared with one thing after another: its fold is remembered until the next comes. */
let lastText = '';
let lastFold = '';

function foldAny(text: string): string {
  return text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .replace(DASHES, '-')
    .replace(SPACES, ' ')
    .trim();
}

/** What folding makes of a unit, found out when it is first met; 0 until then. */
/** Stays, whatever stands around it. */
const KEPT = 1;
const SPACE = 2;
/** Becomes what `replacements` says. */
const REPLACED = 3;
/** May join with its neighbours or become several: left to `foldAny`. */
const OTHER = 4;
const kinds = new Uint8Array(0x10000);
const replacements = new Map<number, string>();
const ELLIPSIS = '\u2026';
const JOINING = /[\p{M}\u1160-\u11ff\ud800-\udfff]/u;

/** The same as `foldAny` in one pass, without regular expressions, for lines of plain characters: nearly all. Null for others. */
function foldPlain(text: string): string | null {
  const { length } = text;
  let out = '';
  let from = 0;
  let afterSpace = true;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    const kind = (kinds[unit] as number) || learnKind(unit);
    if (kind === KEPT) {
      afterSpace = false;
      continue;
    }
    if (kind === OTHER) return null;
    if (kind === REPLACED) {
      const replacement = replacements.get(unit) as string;
      out += text.slice(from, i) + replacement;
      from = i + 1;
      if (replacement !== '') afterSpace = false;
    } else if (afterSpace || unit !== 32) {
      out += afterSpace ? text.slice(from, i) : `${text.slice(from, i)} `;
      from = i + 1;
      afterSpace = true;
    } else afterSpace = true;
  }
  const folded = from === 0 ? text : out + text.slice(from);
  return afterSpace && folded.endsWith(' ') ? folded.slice(0, -1) : folded;
}

function learnKind(unit: number): number {
  const kind = tellKind(unit);
  kinds[unit] = kind;
  return kind;
}

function tellKind(unit: number): number {
  const char = String.fromCharCode(unit);
  const spaced = foldAny(`a${char}b`);
  if (JOINING.test(char)) return OTHER;
  if (spaced === 'a b') return SPACE;
  const replacement = spaced.slice(1, -1);
  if (replacement === char && char.normalize('NFKC') === char) return KEPT;
  if (replacement.length > 1 && char !== ELLIPSIS) return OTHER;
  if (replacement.length === 1 && replacement.charCodeAt(0) > 0x7f) return OTHER;
  replacements.set(unit, replacement);
  return REPLACED;
}
