import { TRACKING_BEGINNINGS, TRACKING_PARAMETERS, VARIANT_PARAMETERS, VARIANT_VALUES } from './tracking-parameters.ts';

const LONGEST = 2000;
const WEB = /^https?:$/;
/** Path endings of AMP and print forms of a page. */
const VARIANT_ENDING = /(?:\/amp|\/amp\.html|\/amphtml|\/print|\/print\.html|\.amp)\/?$/i;
const VARIANT_BEGINNING = /^\/(?:amp|print)(?=\/.)/i;
const VARIANT_FILE = /(?:[._-]amp|\.amp)(\.html?)$/i;
const VARIANT_HOST = /^(?:www\.)?(?:amp|mobile|m)\.(?=[^.]+\.)/;
/** A page's copy in a web archive stands for the page. */
const ARCHIVED =
  /^https?:\/\/(?:web\.archive\.org\/web\/[\da-z_]{4,20}\/|archive\.(?:is|ph|today|fo)\/\d{4,14}\/)(?=https?:|[\w-]+\.)/i;
const SCHEME = /^[a-z]+:\/\//i;
const WWW = /^www\d?\./;
const INDEX_FILE = /\/(?:index|default)\.(?:html?|php|aspx?)$/i;
const SLASHES = /\/{2,}/g;

/** Old archive addresses leave the scheme of the page out. */
function withScheme(text: string): string {
  return SCHEME.test(text) ? text : `https://${text}`;
}

function withProtocol(text: string): string {
  return text.startsWith('//') ? `https:${text}` : text;
}

function parse(url: string, base?: string): URL | null {
  const given = url.trim();
  const text = given.replace(ARCHIVED, '');
  if (text === '' || text.length > LONGEST) return null;
  const parsed =
    base === undefined ? URL.parse(text === given ? withProtocol(text) : withScheme(text)) : URL.parse(text, base);
  return parsed !== null && WEB.test(parsed.protocol) && parsed.hostname.includes('.') ? parsed : null;
}

function keeps(name: string, value: string): boolean {
  const folded = name.toLowerCase();
  if (TRACKING_PARAMETERS.has(folded) || TRACKING_BEGINNINGS.some((beginning) => folded.startsWith(beginning)))
    return false;
  return !VARIANT_PARAMETERS.has(folded) && !VARIANT_VALUES.has(value.toLowerCase());
}

function plainPath(path: string): string {
  const plain = path
    .replace(SLASHES, '/')
    .replace(VARIANT_BEGINNING, '')
    .replace(VARIANT_ENDING, '')
    .replace(VARIANT_FILE, '$1')
    .replace(INDEX_FILE, '/');
  return plain === '' ? '/' : plain;
}

function plainQuery(parameters: URLSearchParams): string {
  const kept = [...parameters]
    .filter(([name, value]) => keeps(name, value))
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return new URLSearchParams(kept).toString();
}

/** The host as a site's name: punycode, lower case, without `www.` and the hosts of mobile and AMP forms. */
export function siteOfHost(host: string): string {
  return host.toLowerCase().replace(VARIANT_HOST, '').replace(WWW, '');
}

/**
 * One spelling for one page: https, host in punycode, no port, fragment, credentials, tracking parameters or forms for
 * print, mobile and AMP; parameters in order of name. Null where it is no web address.
 */
export function normaliseUrl(url: string, base?: string): string | null {
  const parsed = parse(url, base);
  if (!parsed) return null;
  const query = parsed.search === '' ? '' : plainQuery(parsed.searchParams);
  const host = parsed.hostname.toLowerCase().replace(VARIANT_HOST, '');
  const port = parsed.port === '' ? '' : `:${parsed.port}`;
  const path = plainPath(parsed.pathname);
  return `https://${host.replace(WWW, '')}${port}${path.length > 1 ? path.replace(LAST_SLASH, '') : path}${query === '' ? '' : `?${query}`}`;
}

const LAST_SLASH = /\/$/;

/** A web address in full, as it is; null where it is none. */
export function resolveUrl(url: string, base?: string): string | null {
  const parsed = parse(url, base);
  const given = url.trim();
  return parsed === null ? null : ARCHIVED.test(given) ? new URL(given, base).href : parsed.href;
}
