import { Command } from 'commander';
import type { ListedRecord } from '../../report/listed-record.ts';
import { renderList } from '../../report/render/render-list.ts';
import { chooseArchive } from '../choose-archive.ts';
import { type CliContext, layoutWidth, paintFor, writeJson, writeLines } from '../context.ts';
import { addFilterOptions, type FilterFlags, filterOf } from '../filter-options.ts';
import { archiveOption, examples, jsonOption } from '../shared-options.ts';

interface LsFlags extends FilterFlags {
  readonly archive?: string;
  readonly json?: true;
}

/** On a terminal, where nobody reads more; elsewhere everything is listed. */
const SCREENFUL = 40;

/** Rows laid out together: columns are aligned within such a page, and memory doesn't grow with the archive. */
const PAGE = 1000;

export function lsCommand(context: CliContext): Command {
  return addFilterOptions(
    new Command('ls')
      .summary('list records')
      .description('List the records of an archive, the latest published first.'),
  )
    .addOption(archiveOption())
    .addOption(jsonOption('print JSON lines'))
    .addHelpText(
      'after',
      examples(
        ['newsmorgue ls', 'the latest'],
        ['newsmorgue ls --site example.com --since 2018-04', 'of one site, from April 2018 on'],
        ['newsmorgue ls --json | jq -r .url', 'every address'],
      ),
    )
    .action((flags: LsFlags) => lsAction(flags, context));
}

async function lsAction(flags: LsFlags, context: CliContext): Promise<void> {
  const library = await context.library();
  const archive = await chooseArchive(flags, context);
  const limit = flags.limit ?? (context.stdout.isTTY && !flags.json ? SCREENFUL : 0);
  const records = library.listRecords(archive, { ...filterOf(flags), ...(limit > 0 && { limit }) });
  let shown = 0;
  for (const page of pagesOf(records)) {
    shown += page.length;
    await printPage(page, flags, context);
  }
  if (flags.json) return;
  if (shown === 0) context.stderr.write('No record fits.\n');
  if (limit > 0 && shown === limit && context.stderr.isTTY) {
    context.stderr.write(`The latest ${shown}; --limit 0 shows all\n`);
  }
}

async function printPage(page: readonly ListedRecord[], flags: LsFlags, context: CliContext): Promise<void> {
  if (flags.json) for (const record of page) await writeJson(context.stdout, record);
  else
    await writeLines(context.stdout, renderList(page, layoutWidth(context.stdout), paintFor(context.stdout, context)));
}

function* pagesOf<T>(items: Iterable<T>): Iterable<readonly T[]> {
  let page: T[] = [];
  for (const item of items) {
    page.push(item);
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
