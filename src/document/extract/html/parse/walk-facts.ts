import { wordList } from '../../../../text/word-list.ts';
import { INSIDE } from './inside.ts';
import { BLOCK_TAGS, SKIPPED_TAGS, VOID_TAGS } from './tag-facts.ts';

/** What the walk needs to know of a tag. */
export interface TagFacts {
  /** Index into `TAG_ORDER`; 0 for all tags that the model doesn't tell apart. */
  readonly id: number;
  readonly breaksLine: boolean;
  readonly skipped: boolean;
  /** Bit of `INSIDE`, or 0. */
  readonly inside: number;
  readonly link: boolean;
  readonly bold: boolean;
  readonly italic: boolean;
  /** `br`, `hr`, `img` and the like: nothing below. */
  readonly leaf: boolean;
  /** `td` or `th`. */
  readonly cell: boolean;
  /** A tag of the page's own making: has a dash. */
  readonly custom: boolean;
}

/** The model's numbering of tags: append only, or train again. */
export const TAG_ORDER: readonly string[] = wordList(
  'other p div li h1 h2 h3 h4 h5 h6 td th tr blockquote figcaption pre dt dd section article span header footer aside nav main figure button label summary address caption body form a time em i strong b center ul ol dl table tbody details fieldset noscript dialog html',
);

const INSIDE_TAGS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    article: INSIDE.article,
    main: INSIDE.main,
    nav: INSIDE.nav,
    menu: INSIDE.nav,
    header: INSIDE.header,
    footer: INSIDE.footer,
    aside: INSIDE.aside,
    figure: INSIDE.figure,
    figcaption: INSIDE.figcaption,
    caption: INSIDE.figcaption,
    table: INSIDE.table,
    ul: INSIDE.list,
    ol: INSIDE.list,
    form: INSIDE.form,
    blockquote: INSIDE.quote,
    section: INSIDE.section,
    button: INSIDE.button,
    li: INSIDE.item,
    td: INSIDE.cell,
    th: INSIDE.cell,
    dl: INSIDE.definition,
    details: INSIDE.details,
    pre: INSIDE.pre,
    listing: INSIDE.pre,
    xmp: INSIDE.pre,
    h1: INSIDE.heading,
    h2: INSIDE.heading,
    h3: INSIDE.heading,
    h4: INSIDE.heading,
    h5: INSIDE.heading,
    h6: INSIDE.heading,
    dialog: INSIDE.dialog,
    noscript: INSIDE.noscript,
  }),
);

const BOLD = new Set(['b', 'strong']);
const ITALIC = new Set(['i', 'em', 'cite']);
const ALSO_BREAKS = new Set(['label', 'noscript', 'template', 'search', 'colgroup', 'frameset']);

/** What the walks need to know of a tag. */
export function factsOf(name: string): TagFacts {
  return {
    id: Math.max(0, TAG_ORDER.indexOf(name)),
    breaksLine: BLOCK_TAGS.has(name) || ALSO_BREAKS.has(name),
    skipped: SKIPPED_TAGS.has(name),
    inside: INSIDE_TAGS.get(name) ?? 0,
    link: name === 'a',
    bold: BOLD.has(name),
    italic: ITALIC.has(name),
    leaf: VOID_TAGS.has(name),
    cell: name === 'td' || name === 'th',
    custom: name.includes('-'),
  };
}
