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
  return [...new Set([...names].map(foldName))].filter((name) => name.length > 1);
}

const AT = /^@/;
