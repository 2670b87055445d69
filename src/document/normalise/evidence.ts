import type { Claim, Draft, MetadataField } from '../../article.ts';
import type { SiteSettings } from '../../settings.ts';
import type { Verdicts } from './grounds.ts';

/** What the choosers of fields are told. */
export interface Evidence {
  readonly draft: Draft;
  readonly claims: (field: MetadataField) => readonly Claim[];
  readonly verdicts: Verdicts;
  readonly site: string | null;
  readonly settings: SiteSettings;
  readonly url: string | null;
  /** The publisher's names, folded by `foldName`. */
  readonly names: readonly string[];
  readonly language: string | null;
  /** ISO 3166 alpha-2, from the site's top-level domain. */
  readonly country: string | undefined;
}
