import type { Claim } from '../../../article.ts';
import type { Evidence } from '../evidence.ts';
import { foldName } from './strip-site.ts';

const ADDRESS = /^(?:https?:)?\/\//;

/** The names under which the publisher goes on this page, folded: the configured one, claimed ones, the host's. */
export function siteNames(evidence: Pick<Evidence, 'claims' | 'site' | 'settings'>): readonly string[] {
  const names = new Set<string>();
  if (evidence.settings.name) names.add(evidence.settings.name);
  for (const claim of evidence.claims('site'))
    if (!ADDRESS.test(claim.value) && claim.value.length <= 80) names.add(claim.value.replace(AT, ''));
  if (evidence.site !== null) {
    names.add(evidence.site);
    const label = evidence.site.split('.').at(-2);
    if (label !== undefined && label.length > 2) names.add(label);
  }
  const headed = headingOfSite(evidence.claims('title'));
  if (headed !== null) names.add(headed);
  return [...new Set([...names].map(foldName))].filter((name) => name.length > 1);
}

const AT = /^@/;

/** The blog's name in an `<h1>`: what `<title>` holds besides the page's own title, `The blog: The post`. */
function headingOfSite(titles: readonly Claim[]): string | null {
  const own = titles.find(({ from }) => from === 'meta:og:title')?.value ?? '';
  const whole = titles.find(({ from }) => from === 'title')?.value ?? '';
  if (own === '' || whole.length <= own.length || !whole.endsWith(own)) return null;
  const rest = foldName(whole.slice(0, -own.length));
  if (rest === '' || foldName(own).includes(rest)) return null;
  return titles.find(({ from, value }) => HEADING.test(from) && foldName(value) === rest)?.value ?? null;
}

const HEADING = /^h1/;
