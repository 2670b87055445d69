import { INSIDE } from '../parse/inside.ts';
import type { Page, PageBlock, PageElement } from '../segment/page.ts';

/** The plainest reason for which the model had to let a block go, strongest first. */
const REASONS: readonly (readonly [flag: number, rule: string])[] = [
  [INSIDE.hidden, 'html/hidden'],
  [INSIDE.noscript, 'html/noscript'],
  [INSIDE.comments, 'html/comments'],
  [INSIDE.nav, 'html/nav-element'],
  [INSIDE.footer, 'html/footer-element'],
  [INSIDE.button | INSIDE.form, 'html/form'],
  [INSIDE.figcaption, 'html/caption'],
  [INSIDE.aside, 'html/aside-element'],
];

/** The rule that a removed block is filed under. */
export function removalRule(page: Page, block: PageBlock): string {
  const flags = (page.elements[block.element] as PageElement).flags;
  for (const [flag, rule] of REASONS) if (flags & flag) return rule;
  return block.linkLength > LINKED * block.text.length ? 'html/links' : 'html/block-model';
}

/** Share of a block's text in links from which it is a list of links. */
const LINKED = 0.8;
