/**
 * The jobs of the library, each loaded when it is first called: extraction, cleaning and dates cost most of a second,
 * and whoever only looks into an archive needs none of them.
 */
type Run = typeof import('./run.ts');
type Clean = typeof import('./clean.ts');
type Explain = typeof import('./explain.ts');
type FindDuplicates = typeof import('./find-duplicates.ts');
type Reindex = typeof import('./reindex.ts');
type Export = typeof import('./export.ts');
type Forget = typeof import('./forget.ts');
type ReadOriginal = typeof import('./read-original.ts');
type Reclean = typeof import('./reclean.ts');
type Retry = typeof import('./retry.ts');
type Like = typeof import('./find-like.ts');
type Trace = typeof import('./trace.ts');
type Verify = typeof import('./verify.ts');

/** See `run.ts`. */
export const run: Run['run'] = async (options) => (await import('./run.ts')).run(options);

/** See `reindex.ts`. */
export const reindex: Reindex['reindex'] = async (options) => (await import('./reindex.ts')).reindex(options);

/** See `export.ts`. */
export const exportRecords: Export['exportRecords'] = (options) =>
  load(async () => (await import('./export.ts')).exportRecords(options));

/** See `export.ts`. */
export const exportToFile: Export['exportToFile'] = async (file, options) =>
  (await import('./export.ts')).exportToFile(file, options);

/** See `forget.ts`. */
export const forget: Forget['forget'] = async (options) => (await import('./forget.ts')).forget(options);

/** See `read-original.ts`. */
export const readOriginal: ReadOriginal['readOriginal'] = async (archive, name, options) =>
  (await import('./read-original.ts')).readOriginal(archive, name, options);

/** See `reclean.ts`. */
export const reclean: Reclean['reclean'] = async (options) => (await import('./reclean.ts')).reclean(options);

/** See `retry.ts`. */
export const retry: Retry['retry'] = async (options) => (await import('./retry.ts')).retry(options);

/** See `verify.ts`. */
export const verify: Verify['verify'] = async (options) => (await import('./verify.ts')).verify(options);

/** See `explain.ts`. */
export const explainRecord: Explain['explainRecord'] = async (archive, asked) =>
  (await import('./explain.ts')).explainRecord(archive, asked);

/** See `explain.ts`. */
export const explainDocument: Explain['explainDocument'] = (options) =>
  load(async () => (await import('./explain.ts')).explainDocument(options));

/** See `trace.ts`. */
export const traceRecord: Trace['traceRecord'] = async (archive, name, options) =>
  (await import('./trace.ts')).traceRecord(archive, name, options);

/** See `find-like.ts`. */
export const findSimilarTo: Like['findSimilarTo'] = async (archive, text, options) =>
  (await import('./find-like.ts')).findSimilarTo(archive, text, options);

/** See `clean.ts`. */
export const clean: Clean['clean'] = (options) => load(async () => (await import('./clean.ts')).clean(options));

/** See `clean.ts`. */
export const cleanLines: Clean['cleanLines'] = (options) =>
  load(async () => (await import('./clean.ts')).cleanLines(options));

/** See `find-duplicates.ts`. */
export const findDuplicatePairs: FindDuplicates['findDuplicatePairs'] = (documents, options) =>
  load(async () => (await import('./find-duplicates.ts')).findDuplicatePairs(documents, options));

async function* load<Item>(open: () => Promise<AsyncIterable<Item>>): AsyncIterable<Item> {
  yield* await open();
}
