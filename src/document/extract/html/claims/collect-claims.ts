/**
 * What a page says about itself: JSON-LD, microdata, RDFa, `<meta>`, links, title, headlines, visible dates and bylines.
 * Nothing is decided here but what is worth claiming; normalising judges.
 *
 * `from` of visible pieces: `h1`, `time`, `class:author`, `class:date`, `text:byline`, `text:date`; with `@far` where they
 * stand away from the headline, and `@elsewhere` in parts that are about something else (navigation, related articles).
 */
import type { Document } from 'domhandler';
import type { Claim } from '../../../../article.ts';
import { addFigures } from './add-figures.ts';
import { addMetas } from './add-metas.ts';
import { addProperties } from './add-properties.ts';
import { type ClaimList, createClaimList } from './claim-list.ts';
import { titleLikeness } from './compare-titles.ts';
import type { Heading, Hint, PageFacts } from './page-facts.ts';
import { readJsonLd } from './read-json-ld.ts';
import { walkPage } from './walk-page.ts';

/** Lines before and behind the headline where a byline or date is the article's own. */
const NEAR_BEFORE = 6;
const NEAR_BEHIND = 16;
const MOST_FAR = 8;

/** Collects the claims of a parsed page, at most 300. Linear in the page, never throws. */
export function collectClaims(root: Document, page: { readonly url?: string }): Claim[] {
  const facts = walkPage(root);
  const claims = createClaimList();
  if (page.url) claims.add('url', page.url, 'page');
  claims.add('language', facts.language, 'html:lang');
  addMetas(facts.metas, claims);
  const reference = referenceTitle(facts);
  readJsonLd(facts.scripts, claims, (headline) => titleLikeness(headline, reference));
  addLinks(facts, claims);
  addProperties(facts.properties, claims);
  claims.add('title', facts.title, 'title');
  const headline = mainHeading(facts.headings, reference);
  for (const heading of facts.headings) claims.add('title', heading.text, heading === headline ? 'h1' : 'h1@far');
  addHints(facts.hints, headline?.line ?? 0, claims);
  addFigures(facts.figures, claims);
  return claims.list();
}

function referenceTitle(facts: PageFacts): string {
  const social = facts.metas.find((meta) => (meta.attribs['property'] ?? meta.attribs['name'])?.toLowerCase() === 'og:title');
  return social?.attribs['content']?.trim() || facts.title;
}

/** The h1 that resembles the page's title most; the first outside of other parts where none does. */
function mainHeading(headings: readonly Heading[], reference: string): Heading | undefined {
  let chosen = headings.find((heading) => !heading.elsewhere && heading.text !== '') ?? headings[0];
  let most = 0.3;
  for (const heading of headings) {
    const likeness = titleLikeness(heading.text, reference);
    if (likeness > most) [chosen, most] = [heading, likeness];
  }
  return chosen;
}

function addHints(hints: readonly Hint[], headline: number, claims: ClaimList): void {
  let far = 0;
  for (const hint of hints) {
    const distance = hint.line - headline;
    const near = distance >= -NEAR_BEFORE && distance <= NEAR_BEHIND;
    if (!near || hint.elsewhere) {
      if ((hint.from.startsWith('text:') && !near) || far++ >= MOST_FAR) continue;
    }
    claims.add(hint.field, hint.value, hint.elsewhere ? `${hint.from}@elsewhere` : near ? hint.from : `${hint.from}@far`);
  }
}

function addLinks(facts: PageFacts, claims: ClaimList): void {
  for (const { attribs } of facts.links) {
    const relations = (attribs['rel'] ?? '').toLowerCase();
    const href = attribs['href'];
    if (relations === 'canonical') claims.add('canonical', href, 'link:canonical');
    else if (relations === 'amphtml') claims.add('amp', href, 'link:amphtml');
    else if (relations === 'image_src') claims.add('image', href, 'link:image_src');
    else if (relations === 'author') claims.add('author', attribs['title'], 'link:author');
  }
}
