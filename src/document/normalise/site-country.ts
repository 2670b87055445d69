/** Top-level domains of countries that are sold as words, and those whose code isn't the country's. */
const NO_COUNTRY = new Set([
  'tv',
  'me',
  'io',
  'co',
  'fm',
  'ai',
  'ly',
  'cc',
  'ws',
  'to',
  'la',
  'gg',
  'is',
  'eu',
  'su',
  'am',
  'im',
  'sh',
  'st',
  'vc',
  'ag',
  'nu',
  'pw',
  'mu',
  'as',
  'tk',
]);
const OTHER_NAMES: ReadonlyMap<string, string> = new Map(Object.entries({ uk: 'gb', gov: 'us', mil: 'us', edu: 'us' }));

/** ISO 3166 alpha-2 of the country a site's domain belongs to; undefined for .com and the like. */
export function countryOfSite(site: string | null): string | undefined {
  const top = site?.slice(site.lastIndexOf('.') + 1).toLowerCase();
  if (!top || site === top) return undefined;
  return OTHER_NAMES.get(top) ?? (top.length === 2 && !NO_COUNTRY.has(top) ? top : undefined);
}
