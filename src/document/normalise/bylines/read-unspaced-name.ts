import { UNSPACED_SUFFIXES } from './byline-words.ts';

const SPACES = /\s+/;
/** `台北報導`. */
const DATELINE = /(?:報導|报道|報道)$/;
/** `문화부`: the desk a reporter works at. */
const DESK = /^\p{Script=Hangul}{1,6}(?:부|팀|국|본부)$/u;
const HAN_NAME = /^\p{Script=Han}{1,4}$/u;
const LONGEST = 20;
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}・\s]+$/u;

export function isUnspaced(text: string): boolean {
  return UNSPACED.test(text);
}

function withoutSuffixes(text: string): string {
  let name = text;
  for (let round = 0; round < 2; round++) {
    const suffix = UNSPACED_SUFFIXES.find((s) => name.endsWith(s) && name.length > s.length + 1);
    if (suffix) name = name.slice(0, -suffix.length).trim();
  }
  return name;
}

/**
 * Names in Chinese, Japanese and Korean letters, without `記者` and the like. Spaces part two Chinese names, but the two
 * halves of one Japanese name.
 */
export function readUnspacedName(text: string, language: string | undefined): readonly string[] {
  if (DATELINE.test(text)) return [];
  const parts = withoutSuffixes(text)
    .split(SPACES)
    .filter((part) => !DESK.test(part));
  const several =
    language !== 'ja' && parts.length > 1 && parts.every((part) => HAN_NAME.test(part) && part.length > 1);
  if (several) return parts;
  const name = parts.join(' ');
  return name.length >= 2 && name.length <= LONGEST ? [name] : [];
}
