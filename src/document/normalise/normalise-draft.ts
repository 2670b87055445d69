/**
 * Claims → metadata. Each field is decided by trust in who says it, by agreement among the claims, and by plausibility;
 * what nobody states stays null. Every claim that was considered gets its verdict in `grounds`.
 */
import type { Article, Claim, Draft, Metadata, MetadataField } from '../../article.ts';
import type { DocumentSettings, SiteSettings } from '../../settings.ts';
import type { DocumentStep } from '../../stage.ts';
import { chooseAuthors } from './choose-authors.ts';
import { chooseDates } from './choose-dates.ts';
import { chooseDescription, chooseImages, choosePaywall, chooseSection, chooseTags } from './choose-details.ts';
import { chooseLanguage } from './choose-language.ts';
import { chooseTitle } from './choose-title.ts';
import { chooseUrl } from './choose-url.ts';
import type { Evidence } from './evidence.ts';
import { createGrounds } from './grounds.ts';
import { countryOfSite } from './site-country.ts';
import { siteNames } from './titles/site-names.ts';

const NOTHING: readonly Claim[] = [];

function group(claims: readonly Claim[]): ReadonlyMap<MetadataField, readonly Claim[]> {
  const groups = new Map<MetadataField, Claim[]>();
  for (const claim of claims) {
    const list = groups.get(claim.field);
    if (list) list.push(claim);
    else groups.set(claim.field, [claim]);
  }
  return groups;
}

/** Builds the step from the settings; compile once, apply to millions. Never throws on a draft. */
export function createNormalise(
  settings: DocumentSettings,
): DocumentStep<Draft, Article> & { readonly name: 'normalise' } {
  const sites = new Map(Object.entries(settings.sites));
  return { name: 'normalise', apply: (draft) => normalise(draft, sites) };
}

function normalise(draft: Draft, sites: ReadonlyMap<string, SiteSettings>): Article {
  const groups = group(draft.claims);
  const claims = (field: MetadataField): readonly Claim[] => groups.get(field) ?? NOTHING;
  const verdicts = createGrounds();
  const { url, site } = chooseUrl(claims, verdicts);
  const own = { ...sites.get('*'), ...(site === null ? {} : sites.get(site)) };
  const language = chooseLanguage(draft, claims('language'), own.language, verdicts);
  const names = siteNames({ claims, site, settings: own });
  const evidence: Evidence = {
    draft,
    claims,
    verdicts,
    site,
    settings: own,
    url,
    names,
    language,
    country: countryOfSite(site),
  };
  return { ...draft, metadata: decide(evidence), grounds: verdicts.list() };
}

function decide(evidence: Evidence): Metadata {
  const { authors, agency } = chooseAuthors(evidence);
  const { published, modified } = chooseDates(evidence);
  return {
    title: chooseTitle(evidence),
    authors,
    agency,
    published,
    modified,
    url: evidence.url,
    site: evidence.site,
    language: evidence.language,
    description: chooseDescription(evidence),
    section: chooseSection(evidence),
    tags: chooseTags(evidence),
    images: chooseImages(evidence),
    paywalled: choosePaywall(evidence),
  };
}
