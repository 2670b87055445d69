import { getDomain, getPublicSuffix } from 'tldts';
import type { Claim, MetadataField } from '../../article.ts';
import type { Verdicts } from './grounds.ts';
import { trustIn } from './trust.ts';
import { normaliseUrl, siteOfHost } from './urls/normalise-url.ts';

interface Place {
  readonly url: string | null;
  readonly site: string | null;
}

const HOST_LIKE = /^[\w-]+(?:\.[\w-]+)+$/;
const WORDY = /[-_]|\d{4,}/;
const CACHE_HOSTS = new Set([
  'ampproject.org',
  'archive.org',
  'archive.is',
  'archive.ph',
  'archive.today',
  'googleusercontent.com',
  'translate.goog',
  'bing.com',
  'google.com',
]);

function hostOf(url: string): string {
  return new URL(url).hostname;
}

function domainOf(url: string): string {
  return getDomain(url, DOMAINS) ?? hostOf(url);
}

const DOMAINS = { allowPrivateDomains: true };

/** A canonical link is taken when it names a page of the same house that is no home page or section above this one. */
function refusal(canonical: string, fetched: string | null): string | null {
  const path = new URL(canonical).pathname;
  if (fetched === null) return path === '/' && new URL(canonical).search === '' ? 'points to the home page' : null;
  if (canonical === fetched) return null;
  const away = domainOf(canonical) !== domainOf(fetched) && !CACHE_HOSTS.has(domainOf(fetched));
  if (away) return 'points to another domain';
  const own = new URL(fetched);
  if (path === '/' && new URL(canonical).search === '' && (own.pathname !== '/' || own.search !== ''))
    return 'points to the home page';
  const above = own.pathname.startsWith(`${path}/`) && !WORDY.test(path.slice(path.lastIndexOf('/') + 1));
  return above && new URL(canonical).search === '' ? 'points to a section' : null;
}

function best(claims: readonly Claim[]): readonly Claim[] {
  return [...claims].sort((a, b) => trustIn(b.field, b.from) - trustIn(a.field, a.from));
}

/** The document's URL, from where it was fetched and from what it says of itself, and its site. */
export function chooseUrl(claims: (field: MetadataField) => readonly Claim[], verdicts: Verdicts): Place {
  const fetched = firstUrl(best(claims('url')), null, verdicts);
  const canonical = firstCanonical(best(claims('canonical')), fetched, verdicts);
  const url = canonical ?? fetched;
  return { url, site: chooseSite(url, claims('site'), verdicts) };
}

function firstUrl(claims: readonly Claim[], base: string | null, verdicts: Verdicts): string | null {
  let chosen: string | null = null;
  for (const claim of claims) {
    const url = normaliseUrl(claim.value, base ?? undefined);
    if (url === null) verdicts.lost(claim, 'not a web address');
    else if (chosen !== null && url !== chosen) verdicts.lost(claim, 'another claim is trusted more');
    else {
      verdicts.won(claim, chosen === null ? 'most trusted' : 'agrees');
      chosen = url;
    }
  }
  return chosen;
}

function firstCanonical(claims: readonly Claim[], fetched: string | null, verdicts: Verdicts): string | null {
  let chosen: string | null = null;
  for (const claim of claims) {
    const url = normaliseUrl(claim.value, fetched ?? undefined);
    const reason = url === null ? 'not a web address' : refusal(url, fetched);
    if (url === null || reason !== null) verdicts.lost(claim, reason ?? '');
    else if (chosen !== null && url !== chosen) verdicts.lost(claim, 'another claim is trusted more');
    else {
      verdicts.won(claim, chosen === null ? 'most trusted' : 'agrees');
      chosen = url;
    }
  }
  return chosen;
}

/** The host of the URL; without a URL, a claim that is a host, else the name that was claimed. */
function chooseSite(url: string | null, claims: readonly Claim[], verdicts: Verdicts): string | null {
  const configured = claims.find((claim) => claim.from === 'config');
  const named =
    configured ??
    (url === null
      ? best(claims).find(
          (claim) => claim.from.startsWith('column:') || claim.from.startsWith('line:') || claim.from === 'path',
        )
      : undefined);
  const site = named ? siteName(named.value) : url === null ? null : siteOfHost(hostOf(url));
  for (const claim of claims) {
    if (claim === named) verdicts.won(claim, configured ? 'set in the configuration' : 'no URL names a host');
    else verdicts.lost(claim, url === null ? 'a name, not a host' : 'the URL names the host');
  }
  return site;
}

function siteName(value: string): string {
  const folded = value.trim().toLowerCase();
  if (HOST_LIKE.test(folded) && getPublicSuffix(folded) !== null) {
    const url = normaliseUrl(`https://${folded}/`);
    return url === null ? folded : siteOfHost(hostOf(url));
  }
  const url = normaliseUrl(value);
  return url === null ? value.trim() : siteOfHost(hostOf(url));
}
