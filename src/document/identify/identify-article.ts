/** Says what a cleaned document is known by: its identity key, its exact digests, the shingles and tokens it is compared by. */

import type { Article, DateValue, Fingerprint, IdentifiedArticle, IdentityKey, Metadata } from '../../article.ts';
import { foldLine } from '../../text/fold-line.ts';
import { shingleTokens } from '../../text/shingles/shingle.ts';
import { textOf } from '../../text/text-of.ts';
import { extractedDigest, textDigest } from './fingerprint.ts';

export interface Identified {
  readonly article: IdentifiedArticle;
  /** Sorted, distinct hashes of the text's word 5-shingles: what near duplicates are verified on. */
  readonly shingles: Uint32Array;
  /** What templates are told by: one token for each word. */
  readonly tokens: Uint32Array;
}

const LEADING_WWW = /^www\d?\./;
const FIRST_DAY = 'YYYY-MM-DD'.length;

/** Identifies an article by its metadata and text. A function of the article alone. */
export function identify(article: Article): Identified {
  const { shingles, tokens, words } = shingleTokens(textOf(article));
  const fingerprint: Fingerprint = {
    extracted: extractedDigest(article),
    text: textDigest(article.blocks),
    words,
  };
  const identity = identityKey(article.metadata, fingerprint.text);
  return { article: { ...article, identity, fingerprint }, shingles, tokens };
}

/**
 * The identity key: the canonical URL where it is plausible; else a known site, title and day of publication; else the content.
 * @param text the text's digest
 */
export function identityKey(metadata: Metadata, text: string): IdentityKey {
  const fallback = `content:${text}`;
  if (metadata.url !== null && isPlausible(metadata.url, metadata.site)) {
    return { basis: 'url', key: `url:${metadata.url}`, fallback };
  }
  const title = metadata.title === null ? '' : foldLine(metadata.title);
  const day = dayOf(metadata.published);
  if (metadata.site !== null && title !== '' && day !== null) {
    return { basis: 'title', key: `title:${metadata.site}|${title}|${day}`, fallback };
  }
  return { basis: 'content', key: fallback, fallback };
}

/** A URL names an article if it leads somewhere below the home page, on the article's own site where that is a host. */
function isPlausible(url: string, site: string | null): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, pathname, search } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  if (pathname === '/' && search === '') return false;
  return site === null || !isHost(site) || isSameSite(hostname.replace(LEADING_WWW, ''), site);
}

const isHost = (site: string): boolean => site.includes('.') && !site.includes(' ');

function isSameSite(host: string, site: string): boolean {
  return host === site || host.endsWith(`.${site}`) || site.endsWith(`.${host}`);
}

function dayOf(date: DateValue | null): string | null {
  if (date === null || date.precision === 'year' || date.precision === 'month') return null;
  return date.value.slice(0, FIRST_DAY);
}
