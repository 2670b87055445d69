/** What happens to one document once its blocks are known: clean → normalise → identify, in order. The only place where these steps meet. */
import type { Article, Draft } from '../article.ts';
import { demand, draftSchema, metadataSchema } from '../article-schema.ts';
import type { ScopeKnowledge } from '../learned-lines.ts';
import type { DocumentSettings } from '../settings.ts';
import { DocumentRejected } from '../stage.ts';
import { createClean } from './clean/clean-draft.ts';
import { AS_ARCHIVED } from './extract/record/extract-record.ts';
import { type Identified, identify } from './identify/identify-article.ts';
import { createNormalise } from './normalise/normalise-draft.ts';

/** The functions of a configuration, as the steps see them. */
export interface DocumentExtensions {
  readonly transforms: readonly { readonly name: string; apply(draft: Draft): Draft }[];
  readonly normalizers: readonly {
    readonly name: string;
    apply(metadata: Article['metadata'], article: Article): Partial<Article['metadata']> | undefined;
  }[];
}

export type Settle = (draft: Draft, knowledge?: ScopeKnowledge) => Identified;

export type Describe = (draft: Draft, knowledge?: ScopeKnowledge) => Article;

/** Clean → normalise: all that is told of a document, without what it is known by. Compile once, apply to millions. */
export function createDescribe(settings: DocumentSettings, extensions: DocumentExtensions): Describe {
  const clean = createClean(settings);
  const normalise = createNormalise(settings);
  const cleaned = (draft: Draft, knowledge?: ScopeKnowledge): Draft =>
    clean.apply(extensions.transforms.reduce(applyTransform, draft), knowledge);
  return (draft, knowledge) => {
    const article = normalise.apply(draft.flags.includes(AS_ARCHIVED) ? draft : cleaned(draft, knowledge));
    return extensions.normalizers.reduce(applyNormalizer, article);
  };
}

/** The whole way of one document from the settings. */
export function createSettle(settings: DocumentSettings, extensions: DocumentExtensions): Settle {
  const describe = createDescribe(settings, extensions);
  return (draft, knowledge) => identify(describe(draft, knowledge));
}

/** Names the function of the configuration that failed: it is the user's own, and only its name leads there. */
function named<Result>(kind: string, name: string, work: () => Result): Result {
  let result: Result;
  try {
    result = work();
  } catch (error) {
    throw new DocumentRejected('transform-failed', `the ${kind} ${name} failed: ${String(error)}`, error);
  }
  if (!(result instanceof Promise)) return result;
  // Nobody awaits it: how it ends must not end the process.
  result.catch(() => {});
  throw new DocumentRejected('transform-failed', `the ${kind} ${name} gave a promise: it must not be async`);
}

// What the user's functions give is checked here, where it is known which of them gave it.

function applyTransform(draft: Draft, transform: DocumentExtensions['transforms'][number]): Draft {
  const changed = named('transform', transform.name, () => transform.apply(draft));
  demand(
    draftSchema,
    changed,
    'transform-failed',
    `the transform ${transform.name} gave no draft with blocks and removals:`,
  );
  return changed;
}

function applyNormalizer(article: Article, normalizer: DocumentExtensions['normalizers'][number]): Article {
  const changes = named('normalizer', normalizer.name, () => normalizer.apply(article.metadata, article));
  const metadata = { ...article.metadata, ...changes };
  demand(metadataSchema, metadata, 'transform-failed', `the normalizer ${normalizer.name} gave no metadata:`);
  return { ...article, metadata };
}
