import { load } from 'cheerio/slim';
import { Document, Element, type ParentNode, Text } from 'domhandler';
import type { Claim } from '../../../../article.ts';
import type { DocumentSettings, SiteSettings } from '../../../../settings.ts';
import type { TreeElement, TreeNode, TreeParent, TreeRoot } from '../parse/page-tree.ts';
import { parsePage } from '../parse/parse-page.ts';

/** What the configuration says of an element: its blocks are kept or dropped, by this rule. */
export interface Mark {
  readonly keep: boolean;
  readonly rule: string;
}

export type Marks = ReadonlyMap<TreeElement, Mark>;

export interface MarkedPage {
  readonly root: TreeRoot;
  readonly marks: Marks;
}

/** Where a site has selectors, the page is parsed again, now with all attributes. */
export type Marker = (page: Uint8Array, root: TreeRoot, claims: readonly Claim[]) => MarkedPage;

const NO_MARKS: Marks = new Map();
const EVERY_SITE = '*';

/**
 * Finds the elements that the site's selectors name. Where several name one, dropping wins.
 * @throws Error at creation for a selector that can't be read, with site and selector.
 */
export function createMarker(settings: DocumentSettings): Marker {
  const sites = Object.entries(settings.sites).filter(([, site]) => site.keep?.length || site.drop?.length);
  if (sites.length === 0) return (_, root) => ({ root, marks: NO_MARKS });
  for (const [name, site] of sites) checkSelectors(name, site);
  const byHost = new Map(sites);
  return (page, root, claims) => {
    const chosen = [byHost.get(EVERY_SITE), byHost.get(hostOf(claims))].filter((site) => site !== undefined);
    if (chosen.length === 0) return { root, marks: NO_MARKS };
    const complete = parsePage(page, true).root;
    return { root: complete, marks: markElements(complete, chosen) };
  };
}

function markElements(root: TreeRoot, sites: readonly SiteSettings[]): Marks {
  const { document, originals } = copyForSelectors(root);
  const $ = load(document);
  const marks = new Map<TreeElement, Mark>();
  const mark = (selectors: readonly string[] | undefined, keep: boolean): void => {
    for (const selector of selectors ?? []) {
      for (const element of $(selector).toArray()) {
        const original = originals.get(element);
        if (original !== undefined) marks.set(original, { keep, rule: `site/${keep ? 'keep' : 'drop'}:${selector}` });
      }
    }
  };
  for (const site of sites) mark(site.keep, true);
  for (const site of sites) mark(site.drop, false);
  return marks;
}

/** The tree as cheerio reads it, and which of its nodes stands for which element. */
function copyForSelectors(root: TreeRoot): { document: Document; originals: ReadonlyMap<unknown, TreeElement> } {
  const document = new Document([]);
  const originals = new Map<unknown, TreeElement>();
  const pending: [TreeParent, ParentNode][] = [[root, document]];
  for (let pair = pending.pop(); pair !== undefined; pair = pending.pop()) {
    const [from, to] = pair;
    for (let node: TreeNode | null = from.firstChild; node !== null; node = node.next) {
      const copy = node.type === 'text' ? new Text(node.data) : new Element(node.name, { ...node.attribs }, []);
      const previous = to.children.at(-1);
      copy.parent = to;
      if (previous !== undefined) {
        copy.prev = previous;
        previous.next = copy;
      }
      to.children.push(copy);
      if (node.type === 'text') continue;
      originals.set(copy, node);
      pending.push([node, copy as Element]);
    }
  }
  return { document, originals };
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
