/**
 * What the document steps are told: plain, JSON-safe data, so that it can be posted to worker threads and digested.
 * The functions of a configuration (normalizers, transforms, custom readers) never travel; each thread imports them by path.
 */
import type { RuleFile } from './document/clean/rule-schema.ts';

export type DateOrder = 'dmy' | 'mdy' | 'ymd';

/** What the configuration says about one site. Keyed by host without `www.`; `*` is every site. */
export interface SiteSettings {
  /** CSS selectors whose content is the article, whatever the extractor thinks. */
  readonly keep?: readonly string[];
  /** CSS selectors whose content never is. Each becomes removals with the rule `site/drop:<selector>`. */
  readonly drop?: readonly string[];
  readonly dateOrder?: DateOrder;
  /** BCP 47 primary language, used where the text doesn't tell. */
  readonly language?: string;
  /** The name by which titles end (` - The Example Times`). */
  readonly name?: string;
}

export interface DocumentSettings {
  readonly rules: readonly RuleFile[];
  readonly sites: Readonly<Record<string, SiteSettings>>;
}
