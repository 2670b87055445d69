import { wordList } from '../../../../text/word-list.ts';
import { ATTRIBUTE } from '../parse/attribute-names.ts';
import { SLASH } from '../parse/html-units.ts';
import { attributeOf, type TreeElement, valueRange } from '../parse/page-tree.ts';

const LONGEST_ADDRESS = 200;
/** Folders in which sites keep their authors' pages: `/author/jane-doe`. */
const FOLDERS = wordList(
  'authors? autore?s? autoren auteurs? people staff contributors? writers? journalists? reporters? columnists? redaktion profiles? periodistas? redakteure? mitarbeiter giornalisti autorzy skribenter?',
);
const PROFILE = new RegExp(`/(?:${FOLDERS.join('|')})/[^/]`, 'i');

const PAIR_BITS = 5;
/** 1 for the pairs of letters, each by its place in the alphabet, that folders begin with. */
const PAIRS = new Uint8Array(1 << (2 * PAIR_BITS));
const pairOf = (first: number, second: number): number => ((first & 31) << PAIR_BITS) | (second & 31);
for (const folder of FOLDERS) PAIRS[pairOf(folder.charCodeAt(0), folder.charCodeAt(1))] = 1;

/** Whether a link is to a page about an author. */
export function isProfile(link: TreeElement): boolean {
  if ((link.has & ATTRIBUTE.href) === 0 || !mayBeProfile(link)) return false;
  return PROFILE.test((attributeOf(link, ATTRIBUTE.href) as string).slice(0, LONGEST_ADDRESS));
}

/** What most addresses are found not to be without making a string. */
function mayBeProfile(link: TreeElement): boolean {
  const { bytes } = link.source;
  const { from, to } = valueRange(link, ATTRIBUTE.href);
  for (let at = from; at + 2 < to; at++) {
    if (bytes[at] === SLASH && PAIRS[pairOf(bytes[at + 1] as number, bytes[at + 2] as number)] === 1) return true;
  }
  return false;
}
