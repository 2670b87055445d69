import { createReadStream } from 'node:fs';
import { Command, Option } from 'commander';
import type { DuplicateCluster, DuplicatePair } from '../../report/duplicate-cluster.ts';
import { makePrintableLine } from '../../report/layout/make-printable.ts';
import { renderCluster } from '../../report/render/render-clusters.ts';
import { chooseArchive, namedArchive } from '../choose-archive.ts';
import { type CliContext, layoutWidth, paintFor, writeJson, writeLines } from '../context.ts';
import type { Library } from '../library.ts';
import { parseJsonLines } from '../parse-json-lines.ts';
import { UsageError } from '../report-error.ts';
import { archiveOption, examples, jsonOption, parseThreshold } from '../shared-options.ts';

interface DupesFlags {
  readonly archive?: string;
  readonly pairs?: true;
  readonly raw?: true;
  readonly threshold?: number;
  readonly json?: true;
}

export function dupesCommand(context: CliContext): Command {
  return new Command('dupes')
    .summary('articles that resemble each other')
    .description('Articles that are the same but for small differences, and how much they share.')
    .argument('[documents]', 'JSON lines of {id, text} instead of an archive; - for standard input')
    .option('--pairs', 'JSON lines {a, b, similarity, relation} instead of clusters')
    .option('--raw', 'compare the texts as they are, without cleaning (documents only)')
    .addOption(
      new Option('-t, --threshold <similarity>', 'the least similarity, above 0, up to 1 (default: 0.7)').argParser(
        parseThreshold,
      ),
    )
    .addOption(archiveOption())
    .addOption(jsonOption('print JSON lines'))
    .addHelpText(
      'after',
      examples(
        ['newsmorgue dupes', 'the clusters of the archive'],
        ['zcat docs.jsonl.gz | newsmorgue dupes - --pairs --raw', 'the pairs of any documents'],
      ),
    )
    .action((documents: string | undefined, flags: DupesFlags) => dupesAction(documents, flags, context));
}

async function dupesAction(named: string | undefined, flags: DupesFlags, context: CliContext): Promise<void> {
  // `… | newsmorgue dupes --pairs` means the pipe; `--archive` says that the archive is meant all the same.
  const piped = (flags.pairs ?? flags.raw) && namedArchive(flags, context) === undefined && context.stdin.isPiped;
  const documents = named ?? (piped ? '-' : undefined);
  const library = await context.library();
  const options = flags.threshold === undefined ? {} : { threshold: flags.threshold };
  if (documents !== undefined) {
    const pairs = library.findDuplicatePairs(readDocuments(documents, context), {
      ...options,
      raw: flags.raw ?? false,
    });
    return flags.pairs ? printPairs(pairs, context) : printGroups(await groupDocuments(library, pairs), flags, context);
  }
  if (flags.raw) throw new UsageError('--raw compares documents: name a file of JSON lines, or - for standard input');
  const archive = await chooseArchive(flags, context);
  if (flags.pairs) return printPairs(library.listPairs(archive, options), context);
  return printClusters(library.listClusters(archive, options), flags, context);
}

async function* readDocuments(name: string, context: CliContext): AsyncIterable<{ id: string; text: string }> {
  const bytes: AsyncIterable<Uint8Array> = name === '-' ? context.stdin : createReadStream(name);
  const shown = name === '-' ? 'standard input' : name;
  for await (const { id, text } of parseJsonLines(bytes, shown)) {
    if ((typeof id !== 'string' && typeof id !== 'number') || typeof text !== 'string') {
      throw new UsageError(
        `${shown}: expected lines of {"id", "text"}, got ${JSON.stringify({ id, text })?.slice(0, 60)}`,
      );
    }
    yield { id: String(id), text };
  }
}

async function printPairs(
  pairs: AsyncIterable<DuplicatePair> | Iterable<DuplicatePair>,
  context: CliContext,
): Promise<void> {
  for await (const { a, b, similarity, relation } of pairs)
    await writeJson(context.stdout, { a, b, similarity, relation });
}

/** Containment and reuse tie no two documents into one cluster; templates keep theirs apart. */
async function groupDocuments(library: Library, pairs: AsyncIterable<DuplicatePair>): Promise<string[][]> {
  const duplicates: DuplicatePair[] = [];
  const templates: DuplicatePair[] = [];
  for await (const pair of pairs) {
    if (pair.relation === 'duplicate') duplicates.push(pair);
    if (pair.relation === 'template') templates.push(pair);
  }
  return library.groupPairs(duplicates, templates);
}

async function printGroups(
  groups: readonly (readonly string[])[],
  flags: DupesFlags,
  context: CliContext,
): Promise<void> {
  for (const ids of groups) {
    if (flags.json) await writeJson(context.stdout, { ids });
    else await writeLines(context.stdout, [ids.map(makePrintableLine).join('  ')]);
  }
}

async function printClusters(
  clusters: Iterable<DuplicateCluster>,
  flags: DupesFlags,
  context: CliContext,
): Promise<void> {
  const paint = paintFor(context.stdout, context);
  let count = 0;
  for (const cluster of clusters) {
    if (flags.json) await writeJson(context.stdout, cluster);
    else
      await writeLines(context.stdout, [
        ...(count > 0 ? [''] : []),
        ...renderCluster(cluster, layoutWidth(context.stdout), paint),
      ]);
    count++;
  }
  if (count === 0 && !flags.json) context.stderr.write('No two articles resemble each other.\n');
}
