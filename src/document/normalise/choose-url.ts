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

const hostOf = (url: string): string => new URL(url).hostname;

const domainOf = (url: URL): string => getDomain(url.href, DOMAINS) ?? url.hostname;

const DOMAINS = { allowPrivateDomains: true };

interface ReadAddress {
  /** In its one spelling; null where it is no web address. */
  readonly url: string | null;
  /** Why it isn't taken; null where nothing speaks against it. */
  readonly reason: string | null;
}

const NO_ADDRESS: ReadAddress = { url: null, reason: 'not a web address' };

/** Reads the addresses of one page, each text once: its links, its data and its social cards all name the same. */
function createAddressReader(base: string | null, refuses: (url: URL) => string | null): (text: string) => ReadAddress {
  const known = new Map<string, ReadAddress>();
  return (text) => {
    let address = known.get(text);
    if (address === undefined) {
      const url = normaliseUrl(text, base ?? undefined);
      address = url === null ? NO_ADDRESS : { url, reason: refuses(new URL(url)) };
      known.set(text, address);
    }
    return address;
  };
}

/** A canonical link is taken when it names a page of the same house that is no home page or section above this one. */
function createRefuses(fetched: string | null): (canonical: URL) => string | null {
  if (fetched === null) return (canonical) => (isHome(canonical) ? 'points to the home page' : null);
  const own = new URL(fetched);
  const domain = domainOf(own);
  return (canonical) => {
    if (canonical.href === own.href) return null;
    if (!CACHE_HOSTS.has(domain) && domainOf(canonical) !== domain) return 'points to another domain';
    if (isHome(canonical) && !isHome(own)) return 'points to the home page';
    return isAbove(canonical, own) ? 'points to a section' : null;
  };
}

const isHome = ({ pathname, search }: URL): boolean => pathname === '/' && search === '';

const isAbove = ({ pathname, search }: URL, own: URL): boolean =>
  search === '' &&
  own.pathname.startsWith(`${pathname}/`) &&
  !WORDY.test(pathname.slice(pathname.lastIndexOf('/') + 1));

function best(claims: readonly Claim[]): readonly Claim[] {
  return [...claims].sort((a, b) => trustIn(b.field, b.from) - trustIn(a.field, a.from));
}

/** The document's URL, from where it was fetched and from what it says of itself, and its site. */
export function chooseUrl(claims: (field: MetadataField) => readonly Claim[], verdicts: Verdicts): Place {
  const fetched = firstUrl(
    best(claims('url')),
    createAddressReader(null, () => null),
    verdicts,
  );
  const canonical = firstUrl(best(claims('canonical')), createAddressReader(fetched, createRefuses(fetched)), verdicts);
  const url = canonical ?? fetched;
  return { url, site: chooseSite(url, claims('site'), verdicts) };
}

function firstUrl(claims: readonly Claim[], read: (text: string) => ReadAddress, verdicts: Verdicts): string | null {
  let chosen: string | null = null;
  for (const claim of claims) {
    const { url, reason } = read(claim.value);
    if (reason !== null) verdicts.lost(claim, reason);
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
