import { createReadStream } from 'node:fs';
import { Command } from 'commander';
import { formatAmount } from '../../report/layout/format-figures.ts';
import { renderHits } from '../../report/render/render-list.ts';
import { renderLikes } from '../../report/render/render-trace.ts';
import { chooseArchive } from '../choose-archive.ts';
import { type CliContext, layoutWidth, paintFor, writeJson, writeLines } from '../context.ts';
import { addFilterOptions, type FilterFlags, filterOf } from '../filter-options.ts';
import { UsageError } from '../report-error.ts';
import { archiveOption, examples, jsonOption } from '../shared-options.ts';

interface SearchFlags extends FilterFlags {
  readonly archive?: string;
  readonly like?: string;
  readonly json?: true;
}

const DEFAULT_LIMIT = 20;

export function searchCommand(context: CliContext): Command {
  return addFilterOptions(
    new Command('search')
      .summary('find articles by their words')
      .description('Find articles by their words, the best matches first.')
      .argument('[words...]', 'all of them must be there; "in quotes" as a phrase, a* as a beginning, -not without'),
  )
    .option('--like <file>', 'articles that are like this text instead, which is not stored; - for standard input')
    .addOption(archiveOption())
    .addOption(jsonOption('print JSON lines'))
    .addHelpText(
      'after',
      examples(
        ['newsmorgue search harbour bridge', 'both words'],
        [`newsmorgue search '"harbour bridge" -ferry'`, 'a phrase, and a word that must not be there'],
        ['newsmorgue search strike --site example.com --since 2018', 'with filters'],
        ['newsmorgue search --like draft.txt', 'copies of a text, what holds it, what it takes from'],
      ),
    )
    .action((words: string[], flags: SearchFlags) => {
      if (flags.like !== undefined && words.length > 0)
        throw new UsageError('search: either words or --like, not both');
      if (flags.like !== undefined) return likeAction(flags.like, flags, context);
      if (words.length === 0) throw new UsageError('search: expected words to look for, or --like <file>');
      return searchAction(words.join(' '), flags, context);
    });
}

async function searchAction(query: string, flags: SearchFlags, context: CliContext): Promise<void> {
  const library = await context.library();
  const limit = flags.limit ?? DEFAULT_LIMIT;
  const result = await library.searchArchive(await chooseArchive(flags, context), query, {
    ...filterOf(flags),
    ...(limit > 0 && { limit }),
    onIndexing: (versions) =>
      context.stderr.write(
        `newsmorgue: bringing the search index up to date: ${formatAmount(versions, 'new version')}\n`,
      ),
  });
  if (flags.json) {
    for (const hit of result.hits) await writeJson(context.stdout, hit);
    return;
  }
  await writeLines(
    context.stdout,
    renderHits(result.hits, layoutWidth(context.stdout), paintFor(context.stdout, context)),
  );
  if (result.hits.length === 0) context.stderr.write('No article has these words.\n');
  if (result.more) context.stderr.write(`The ${result.hits.length} best matches; --limit shows more\n`);
}

async function likeAction(file: string, flags: SearchFlags, context: CliContext): Promise<void> {
  const library = await context.library();
  const limit = flags.limit ?? DEFAULT_LIMIT;
  const hits = await library.findSimilarTo(await chooseArchive(flags, context), await readText(file, context), {
    ...filterOf(flags),
    ...(limit > 0 && { limit }),
  });
  if (flags.json) {
    for (const hit of hits) await writeJson(context.stdout, hit);
    return;
  }
  await writeLines(context.stdout, renderLikes(hits, paintFor(context.stdout, context)));
  if (hits.length === 0) context.stderr.write('No article is like this text.\n');
}

async function readText(file: string, context: CliContext): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  const bytes: AsyncIterable<Uint8Array> = file === '-' ? context.stdin : createReadStream(file);
  for await (const chunk of bytes) text += decoder.decode(chunk, { stream: true });
  return text + decoder.decode();
}
