import { load } from 'cheerio/slim';
import type { Document, Element } from 'domhandler';
import type { Claim } from '../../../article.ts';
import type { DocumentSettings, SiteSettings } from '../../../settings.ts';

/** What the configuration says of an element: its blocks are kept or dropped, by this rule. */
export interface Mark {
  readonly keep: boolean;
  readonly rule: string;
}

export type Marks = ReadonlyMap<Element, Mark>;

const NO_MARKS: Marks = new Map();
const EVERY_SITE = '*';

/**
 * Finds the elements that the site's selectors name. Where several name one, dropping wins.
 * @throws Error at creation for a selector that can't be read, with site and selector.
 */
export function createMarker(settings: DocumentSettings): (root: Document, claims: readonly Claim[]) => Marks {
  const sites = Object.entries(settings.sites).filter(([, site]) => site.keep?.length || site.drop?.length);
  if (sites.length === 0) return () => NO_MARKS;
  for (const [name, site] of sites) checkSelectors(name, site);
  const byHost = new Map(sites);
  return (root, claims) => {
    const chosen = [byHost.get(EVERY_SITE), byHost.get(hostOf(claims))].filter((site) => site !== undefined);
    return chosen.length === 0 ? NO_MARKS : markElements(root, chosen);
  };
}

function markElements(root: Document, sites: readonly SiteSettings[]): Marks {
  const $ = load(root);
  const marks = new Map<Element, Mark>();
  const mark = (selectors: readonly string[] | undefined, keep: boolean): void => {
    for (const selector of selectors ?? []) {
      for (const element of $(selector).toArray()) {
        if ('attribs' in element) marks.set(element, { keep, rule: `site/${keep ? 'keep' : 'drop'}:${selector}` });
      }
    }
  };
  for (const site of sites) mark(site.keep, true);
  for (const site of sites) mark(site.drop, false);
  return marks;
}

function checkSelectors(name: string, site: SiteSettings): void {
  const $ = load('');
  for (const selector of [...(site.keep ?? []), ...(site.drop ?? [])]) {
    try {
      $(selector);
    } catch (error) {
      throw new Error(
        `Expected a CSS selector for site "${name}", got ${JSON.stringify(selector)}: ${(error as Error).message}`,
      );
    }
  }
}

/** The host that the page was fetched from, or says it is at; without `www.`. */
function hostOf(claims: readonly Claim[]): string {
  for (const field of ['url', 'canonical']) {
    for (const claim of claims) {
      if (claim.field === field && URL.canParse(claim.value))
        return new URL(claim.value).hostname.replace(LEADING_WWW, '');
    }
  }
  return '';
}

const LEADING_WWW = /^www\./;
