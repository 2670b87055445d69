const SEPARATOR = /\s+(?:[|–—\-»«:·•›‹~/\\]|::|--|\|\|)\s+|\s*[|｜]\s*|\s[-–—]|(?:［|【)|_(?=[^_]+$)/;
const SPLIT = /(\s+(?:::|--|\|\||[|–—\-»«:·•›‹~/\\])\s+|\s*[|｜＿]\s*)/;
const LETTERS = /[^\p{L}\p{N}]+/gu;
const LONGEST_NAME = 50;

/** A name without case, accents and spaces. */
export function foldName(text: string): string {
  if (isPlain(text)) return text.toLowerCase().replace(PLAIN_LETTERS, '');
  return text.toLowerCase().normalize('NFKD').replace(MARKS, '').replace(LETTERS, '');
}

const PLAIN_LETTERS = /[^a-z0-9]+/g;

/** ASCII has no accents and no forms to normalise. */
function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
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
