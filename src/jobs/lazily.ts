/**
 * The jobs of the library, each loaded when it is first called: extraction, cleaning and dates cost most of a second,
 * and whoever only looks into an archive needs none of them. What each does stands in its file.
 */
type Module<Name extends string, Result> = { readonly [Key in Name]: (...args: never[]) => Result };

/** A job that gives a promise. */
const lazily = <Name extends string, Loaded extends Module<Name, Promise<unknown>>>(
  load: () => Promise<Loaded>,
  name: Name,
): Loaded[Name] => (async (...args: never[]) => (await load())[name](...args)) as unknown as Loaded[Name];

/** A job that gives a stream. */
const lazyStream = <Name extends string, Loaded extends Module<Name, AsyncIterable<unknown>>>(
  load: () => Promise<Loaded>,
  name: Name,
): Loaded[Name] =>
  async function* (...args: never[]): AsyncIterable<unknown> {
    yield* (await load())[name](...args);
  } as unknown as Loaded[Name];

const loadClean = () => import('./clean.ts');
const loadExplain = () => import('./explain.ts');
const loadExport = () => import('./export.ts');

export const run = lazily(() => import('./run.ts'), 'run');
export const reindex = lazily(() => import('./reindex.ts'), 'reindex');
export const exportRecords = lazyStream(loadExport, 'exportRecords');
export const exportToFile = lazily(loadExport, 'exportToFile');
export const forget = lazily(() => import('./forget.ts'), 'forget');
export const readOriginal = lazily(() => import('./documents/read-original.ts'), 'readOriginal');
export const reclean = lazily(() => import('./reclean.ts'), 'reclean');
export const retry = lazily(() => import('./retry.ts'), 'retry');
export const verify = lazily(() => import('./verify.ts'), 'verify');
export const explainRecord = lazily(loadExplain, 'explainRecord');
export const explainDocument = lazyStream(loadExplain, 'explainDocument');
export const traceRecord = lazily(() => import('./trace.ts'), 'traceRecord');
export const findSimilarTo = lazily(() => import('./find-like.ts'), 'findSimilarTo');
export const clean = lazyStream(loadClean, 'clean');
export const cleanLines = lazyStream(loadClean, 'cleanLines');
export const findDuplicatePairs = lazyStream(() => import('./find-duplicates.ts'), 'findDuplicatePairs');
