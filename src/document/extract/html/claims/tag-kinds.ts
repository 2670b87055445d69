/** What tags are to the walk for claims: bits, by the tags' numbers. */

import { wordList } from '../../../../text/word-list.ts';
import type { TreeElement } from '../parse/page-tree.ts';
import { KNOWN_TAGS, tagSet } from '../parse/tag-table.ts';

export const IS_BLOCK = 1;
/** Nothing in it is read. */
export const IS_CLOSED = 2;
export const IS_ELSEWHERE = 4;
/** These hold the page: a class like `has-sidebar` on them says nothing of their content. */
export const IS_MAIN = 8;
export const IS_OF_HEAD = 16;
export const IS_NOTED = 32;

const TAGS: readonly (readonly [kind: number, names: string])[] = [
  [
    IS_BLOCK,
    'address article aside blockquote body br center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td th tr ul',
  ],
  [IS_CLOSED, 'style noscript template svg select button iframe object math textarea'],
  [IS_ELSEWHERE, 'nav footer aside form'],
  [IS_MAIN, 'html body main article'],
  [IS_OF_HEAD, 'html meta link script title'],
  [IS_NOTED, 'a h1 h2 figure time'],
];

const KINDS = new Uint8Array(KNOWN_TAGS);
for (const [kind, names] of TAGS) {
  tagSet(wordList(names)).forEach((is, number) => {
    if (is === 1) KINDS[number] = (KINDS[number] as number) | kind;
  });
}

export const kindOf = (element: TreeElement): number => KINDS[element.tag.number] ?? 0;
