/**
 * What is known about HTML tags: how they nest (after the parsing rules of the HTML standard, 13.2.6) and how they show.
 * Data only; `parse-page.ts` builds the tree with it and `segment-page.ts` finds the blocks.
 */
import { wordList } from '../../../../text/word-list.ts';

const words = (list: string): ReadonlySet<string> => new Set(wordList(list));

/** Never have content. */
export const VOID_TAGS = words(
  'area base basefont bgsound br col command embed frame hr img input keygen link meta param source track wbr image',
);

/** Their start tag ends an open paragraph. */
export const CLOSES_PARAGRAPH = words(
  'address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p pre search section summary table ul dd dt xmp listing plaintext',
);

/** An end tag of something else never reaches through these. */
export const SCOPE_TAGS = words('td th caption table template object marquee applet button html body iframe svg math');

/** What an inline end tag (`</b>`, `</span>`) doesn't reach through: all that breaks the line. */
export const BLOCK_TAGS = words(
  'address amp-ad article aside audio blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html iframe legend li main menu nav object ol option optgroup p pre search section select summary table tbody td tfoot th thead tr ul video xmp listing',
);

/** May stand in `<head>`; anything else ends it. */
export const HEAD_TAGS = words('base basefont bgsound link meta noframes noscript script style template title');

/** Start tag → what it ends when open, and what stops the search for it. */
export const IMPLIED_ENDS: ReadonlyMap<
  string,
  { readonly ends: ReadonlySet<string>; readonly stops: ReadonlySet<string> }
> = new Map(
  (
    [
      ['li', 'li', 'ul ol menu dir'],
      ['dt', 'dt dd', 'dl'],
      ['dd', 'dt dd', 'dl'],
      ['tr', 'tr td th', 'table tbody thead tfoot'],
      ['td', 'td th', 'tr table'],
      ['th', 'td th', 'tr table'],
      ['tbody', 'tbody thead tfoot tr td th caption colgroup', 'table'],
      ['thead', 'tbody thead tfoot tr td th caption colgroup', 'table'],
      ['tfoot', 'tbody thead tfoot tr td th caption colgroup', 'table'],
      ['option', 'option', 'select optgroup datalist'],
      ['optgroup', 'option optgroup', 'select'],
      ['a', 'a', 'td th li table'],
      ['button', 'button', ''],
      ['h1', 'h1 h2 h3 h4 h5 h6', ''],
      ['h2', 'h1 h2 h3 h4 h5 h6', ''],
      ['h3', 'h1 h2 h3 h4 h5 h6', ''],
      ['h4', 'h1 h2 h3 h4 h5 h6', ''],
      ['h5', 'h1 h2 h3 h4 h5 h6', ''],
      ['h6', 'h1 h2 h3 h4 h5 h6', ''],
    ] as const
  ).map(([tag, ends, stops]) => [tag, { ends: words(ends), stops: words(stops) }]),
);

/** Their text is never read as prose. `noscript` and `template` are judged by the walk. */
export const SKIPPED_TAGS = words(
  'script style svg select option textarea title math canvas map object iframe audio video input datalist applet frameset noframes',
);

/** No tags in them until their own end tag. Of `<title>`, only the entities are read. */
export const RAW_TEXT_TAGS = words('script style title textarea xmp');

/** End tags that reach through a scope of their own kind. */
export const TABLE_PARTS = words('table tbody thead tfoot tr td th caption button object iframe');
