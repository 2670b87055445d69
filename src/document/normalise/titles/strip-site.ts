const SEPARATOR = /\s+(?:[|–—\-»«:·•›‹~/\\]|::|--|\|\|)\s+|\s*[|｜]\s*|\s[-–—]|(?:［|【)|_(?=[^_]+$)/;
const SPLIT = /(\s+(?:::|--|\|\||[|–—\-»«:·•›‹~/\\])\s+|\s*[|｜＿]\s*)/;
const LETTERS = /[^\p{L}\p{N}]+/gu;
const LONGEST_NAME = 50;

/** A name without case, accents and spaces. */
export function foldName(text: string): string {
  return foldPlain(text) ?? text.toLowerCase().normalize('NFKD').replace(MARKS, '').replace(LETTERS, '');
}

/** ASCII has no accents and no forms to normalise: only what is no letter or digit goes. Null for other texts. */
function foldPlain(text: string): string | null {
  const lower = text.toLowerCase();
  let folded = '';
  let from = 0;
  for (let i = 0; i < lower.length; i++) {
    const unit = lower.charCodeAt(i);
    if (unit > 0x7f) return null;
    if ((unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57)) continue;
    folded += lower.slice(from, i);
    from = i + 1;
  }
  return from === 0 ? lower : folded + lower.slice(from);
}

const MARKS = /\p{M}+/gu;

/** Whether a piece of a title is one of the site's names (each folded by `foldName`), or the one is a good part of the other. */
export function isSiteName(piece: string, names: readonly string[]): boolean {
  const folded = foldName(piece);
  if (folded === '') return true;
  return names.some((other) => {
    if (other.length < 2) return false;
    if (folded === other) return true;
    const [short, long] = folded.length < other.length ? [folded, other] : [other, folded];
    return short.length >= 3 && long.includes(short) && short.length >= long.length * 0.4;
  });
}

/**
 * A title without the site's name before or behind it. Pieces that follow the headline are cut where one of them is a name
 * of the site, or where `others` (the page's other titles) agree on a shorter form.
 */
export function stripSite(title: string, names: readonly string[], others: readonly string[]): string {
  if (!SEPARATOR.test(title)) return title;
  const shorter = others.find(
    (other) => other.length >= 12 && other.length < title.length && containsWhole(title, other),
  );
  if (shorter !== undefined) return shorter;
  const parts = title.split(SPLIT);
  let end = parts.length;
  let start = 0;
  while (end - start > 2 && isSiteName(parts[end - 1] ?? '', names)) end -= 2;
  while (end - start > 2 && isSiteName(parts[start] ?? '', names)) start += 2;
  const rest = parts.slice(start, end).join('').trim();
  return rest === '' || (end - start === 1 && rest.length < 4) ? title : rest;
}

/** `title` begins or ends with `other`, and a separator stands between it and the rest. */
function containsWhole(title: string, other: string): boolean {
  const folded = title.toLowerCase();
  const inner = other.toLowerCase();
  if (folded.startsWith(inner))
    return BEGINS.test(title.slice(other.length)) && title.length - other.length <= LONGEST_NAME;
  return (
    folded.endsWith(inner) && ENDS.test(title.slice(0, -other.length)) && title.length - other.length <= LONGEST_NAME
  );
}

const BEGINS = /^\s*(?:[|｜–—\-»«·•›‹~/\\_:])/;
const ENDS = /(?:[|｜–—\-»«·•›‹~/\\_:])\s*$/;
