/**
 * What a page says about itself: JSON-LD, microdata, RDFa, `<meta>`, links, title, headlines, visible dates and bylines.
 * Nothing is decided here but what is worth claiming; normalising judges.
 *
 * `from` of visible pieces: `h1`, `time`, `class:author`, `class:date`, `text:byline`, `text:date`; with `@far` where they
 * stand away from the headline, and `@elsewhere` in parts that are about something else (navigation, related articles).
 */
import type { Claim } from '../../../../article.ts';
import { ATTRIBUTE } from '../parse/attribute-names.ts';
import { attributeOf, type TreeRoot } from '../parse/page-tree.ts';
import { addFigures } from './add-figures.ts';
import { addMetas, metaName } from './add-metas.ts';
import { addProperties } from './add-properties.ts';
import { type ClaimList, createClaimList } from './claim-list.ts';
import { likenessTo } from './compare-titles.ts';
import type { Heading, Hint, PageFacts, Part } from './page-facts.ts';
import { readJsonLd } from './read-json-ld.ts';
import { walkPage } from './walk-page.ts';

/** Lines before and behind the headline where a byline or date is the article's own; behind it, so many characters do too. */
const NEAR_BEFORE = 6;
const NEAR_BEHIND = 16;
const NEAR_CHARACTERS = 600;
const SURELY = 0.7;
const LONGEST_FAR_LINE = 60;
const MOST_FAR = 8;

/** Collects the claims of a parsed page, at most 300. Linear in the page, never throws. */
export function collectClaims(root: TreeRoot, page: { readonly url?: string }): Claim[] {
  const facts = walkPage(root);
  const claims = createClaimList();
  if (page.url) claims.add('url', page.url, 'page');
  claims.add('language', facts.language, 'html:lang');
  addMetas(facts.metas, claims);
  const likenessOf = likenessTo(referenceTitle(facts));
  readJsonLd(facts.scripts, claims, likenessOf);
  addLinks(facts, claims);
  const headings = facts.headings.filter(({ isHome }) => !isHome);
  for (const { text, isHome } of facts.headings) if (isHome) claims.add('site', text, 'heading:home');
  const headline = mainHeading(headings, likenessOf);
  const isElsewhere = elsewhereOf(headline);
  addProperties(facts.properties, claims, isElsewhere);
  claims.add('title', facts.title, 'title');
  for (const heading of headings) {
    if (heading === headline) claims.add('title', heading.text, heading.level === 2 ? 'h2' : 'h1');
    else if (heading.level === 1) claims.add('title', heading.text, 'h1@far');
  }
  addHints(facts.hints, headline, isElsewhere, claims);
  addFigures(facts.figures, claims);
  return claims.list();
}

type Likeness = (title: string) => number;

function referenceTitle(facts: PageFacts): string {
  const social = facts.metas.find((meta) => metaName(meta)?.toLowerCase() === 'og:title');
  return (social && attributeOf(social, ATTRIBUTE.content)?.trim()) || facts.title;
}

/**
 * The h1 that resembles the page's title most; else another heading or line that surely does; else the first h1 outside of
 * other parts.
 */
function mainHeading(headings: readonly Heading[], likenessOf: Likeness): Heading | undefined {
  const first = headings.filter((heading) => heading.level === 1 && heading.text !== '');
  const second = headings.filter((heading) => heading.level !== 1);
  return (
    mostLike(first, likenessOf, 0.3) ??
    mostLike(second, likenessOf, SURELY) ??
    first.find((heading) => heading.part === null) ??
    first[0]
  );
}

function mostLike(headings: readonly Heading[], likenessOf: Likeness, least: number): Heading | undefined {
  let chosen: Heading | undefined;
  let most = least;
  for (const heading of headings) {
    const likeness = likenessOf(heading.text);
    if (likeness > most) [chosen, most] = [heading, likeness];
  }
  return chosen;
}

/** A part that holds the headline too is no other part; nor is one in it beside the headline, for here names mislead. */
function elsewhereOf(headline: Heading | undefined): (part: Part | null) => boolean {
  const own = new Set<Part>();
  for (let part = headline?.part ?? null; part !== null; part = part.outer) own.add(part);
  return (part) => part !== null && !own.has(part);
}

function addHints(
  hints: readonly Hint[],
  headline: Heading | undefined,
  isElsewhere: (part: Part | null) => boolean,
  claims: ClaimList,
): void {
  const far = { published: 0, modified: 0, author: 0 };
  for (const hint of hints) {
    const near = isNear(hint, headline);
    const elsewhere = isElsewhere(hint.part) && !(near && headline?.part);
    if (!near || elsewhere) {
      const isSentence = hint.from.startsWith('text:') && hint.value.length > LONGEST_FAR_LINE;
      if (
        isSentence ||
        hint.from === 'text:dateline' ||
        (elsewhere && hint.from.startsWith('text:') && !near) ||
        far[hint.field]++ >= MOST_FAR
      )
        continue;
    }
    claims.add(hint.field, hint.value, `${hint.from}${elsewhere ? '@elsewhere' : near ? '' : '@far'}`);
  }
}

function isNear(hint: Hint, headline: Heading | undefined): boolean {
  const lines = hint.line - (headline?.line ?? 0);
  const characters = hint.offset - (headline?.offset ?? 0);
  return lines >= -NEAR_BEFORE && (lines <= NEAR_BEHIND || characters <= NEAR_CHARACTERS);
}

function addLinks(facts: PageFacts, claims: ClaimList): void {
  for (const link of facts.links) {
    const relations = (attributeOf(link, ATTRIBUTE.rel) ?? '').toLowerCase();
    const href = attributeOf(link, ATTRIBUTE.href);
    if (relations === 'canonical') claims.add('canonical', href, 'link:canonical');
    else if (relations === 'amphtml') claims.add('amp', href, 'link:amphtml');
    else if (relations === 'image_src') claims.add('image', href, 'link:image_src');
    else if (relations === 'author') claims.add('author', attributeOf(link, ATTRIBUTE.title), 'link:author');
  }
}
