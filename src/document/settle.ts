/** What happens to one document once its blocks are known: clean → normalise → identify, in order. The only place where these steps meet. */
import type { Article, Draft, IdentifiedArticle } from '../article.ts';
import type { ScopeKnowledge } from '../learned-lines.ts';
import type { DocumentSettings } from '../settings.ts';
import { createClean } from './clean/clean-draft.ts';
import { AS_ARCHIVED } from './extract/record/extract-record.ts';
import { identify } from './identify/identify-article.ts';
import { createNormalise } from './normalise/normalise-draft.ts';

/** The functions of a configuration, as the steps see them. */
export interface DocumentExtensions {
  readonly transforms: readonly { readonly name: string; apply(draft: Draft): Draft }[];
  readonly normalizers: readonly {
    readonly name: string;
    apply(metadata: Article['metadata'], article: Article): Partial<Article['metadata']> | undefined;
  }[];
}

export interface SettledDocument {
  readonly article: IdentifiedArticle;
  /** Sorted, distinct 32-bit hashes of the cleaned text's shingles. */
  readonly shingles: Uint32Array;
}

export type Settle = (draft: Draft, knowledge?: ScopeKnowledge) => SettledDocument;

/** Builds the way of one document from the settings; compile once, apply to millions. */
export function createSettle(settings: DocumentSettings, extensions: DocumentExtensions): Settle {
  const clean = createClean(settings);
  const normalise = createNormalise(settings);
  const cleaned = (draft: Draft, knowledge?: ScopeKnowledge): Draft =>
    clean.apply(
      extensions.transforms.reduce((changed, transform) => transform.apply(changed), draft),
      knowledge,
    );
  return (draft, knowledge) => {
    const article = normalise.apply(draft.flags.includes(AS_ARCHIVED) ? draft : cleaned(draft, knowledge));
    return identify(extensions.normalizers.reduce(applyNormalizer, article));
  };
}

function applyNormalizer(article: Article, normalizer: DocumentExtensions['normalizers'][number]): Article {
  const changes = normalizer.apply(article.metadata, article);
  return changes === undefined ? article : { ...article, metadata: { ...article.metadata, ...changes } };
}
