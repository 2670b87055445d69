import { Command } from 'commander';
import { renderHits } from '../../report/render-list.ts';
import { chooseArchive } from '../choose-archive.ts';
import { type CliContext, layoutWidth, paintFor, writeJson, writeLines } from '../context.ts';
import { addFilterOptions, type FilterFlags, filterOf } from '../filter-options.ts';
import { archiveOption, examples, jsonOption } from '../shared-options.ts';

interface SearchFlags extends FilterFlags {
  readonly archive?: string;
  readonly json?: true;
}

const DEFAULT_LIMIT = 20;

export function searchCommand(context: CliContext): Command {
  return addFilterOptions(
    new Command('search')
      .summary('find articles by their words')
      .description('Find articles by their words, the best matches first.')
      .argument('<words...>', 'all of them must be there; "in quotes" as a phrase, a* as a beginning, -not without'),
  )
    .addOption(archiveOption())
    .addOption(jsonOption('print JSON lines'))
    .addHelpText(
      'after',
      examples(
        ['newsmorgue search harbour bridge', 'both words'],
        [`newsmorgue search '"harbour bridge" -ferry'`, 'a phrase, and a word that must not be there'],
        ['newsmorgue search strike --site example.com --since 2018', 'with filters'],
      ),
    )
    .action((words: string[], flags: SearchFlags) => searchAction(words.join(' '), flags, context));
}

async function searchAction(query: string, flags: SearchFlags, context: CliContext): Promise<void> {
  const library = await context.library();
  const limit = flags.limit ?? DEFAULT_LIMIT;
  const result = await library.searchArchive(await chooseArchive(flags, context), query, {
    ...filterOf(flags),
    ...(limit > 0 && { limit }),
    onIndexing: (records) =>
      context.stderr.write(`newsmorgue: bringing the search index up to date: ${records} new records\n`),
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
