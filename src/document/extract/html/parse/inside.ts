/** Bits of `PageElement.flags`: which tags stand above, the element itself included. */
export const INSIDE = {
  article: 1 << 0,
  main: 1 << 1,
  nav: 1 << 2,
  header: 1 << 3,
  footer: 1 << 4,
  aside: 1 << 5,
  figure: 1 << 6,
  figcaption: 1 << 7,
  table: 1 << 8,
  list: 1 << 9,
  form: 1 << 10,
  quote: 1 << 11,
  link: 1 << 12,
  section: 1 << 13,
  button: 1 << 14,
  item: 1 << 15,
  cell: 1 << 16,
  definition: 1 << 17,
  details: 1 << 18,
  pre: 1 << 19,
  heading: 1 << 20,
  dialog: 1 << 21,
  /** `hidden`, `display: none`, `aria-hidden`. */
  hidden: 1 << 22,
  noscript: 1 << 23,
  /** `itemprop="articleBody"` or the like. */
  body: 1 << 24,
  /** Another `itemprop`. */
  property: 1 << 25,
  /** A container that is named as the readers' comments. */
  comments: 1 << 26,
} as const;
