import { extname } from 'node:path';
import { Command, Option } from 'commander';
import { formatAmount, formatCount } from '../../report/layout/format-figures.ts';
import { makePrintableLine } from '../../report/layout/make-printable.ts';
import { chooseArchive } from '../choose-archive.ts';
import { type CliContext, write, writeJson } from '../context.ts';
import { addFilterOptions, type FilterFlags, filterOf } from '../filter-options.ts';
import { UsageError } from '../report-error.ts';
import { archiveOption, examples, jsonOption } from '../shared-options.ts';

const FORMATS = ['jsonl', 'csv', 'parquet', 'warc'] as const;
type Format = (typeof FORMATS)[number];

interface ExportFlags extends FilterFlags {
  readonly archive?: string;
  readonly format?: Format;
  readonly json?: true;
}

const NAME = /\.(jsonl|ndjson|csv|parquet|warc)(\.gz)?$/i;

export function exportCommand(context: CliContext): Command {
  return addFilterOptions(
    new Command('export')
      .summary('write records as JSONL, CSV, Parquet or WARC')
      .description('Write the latest version of each record to a file, or to standard output.')
      .argument('[file]', 'the file; - or nothing is standard output'),
  )
    .addOption(new Option('-f, --format <format>', "default: as the file's name says, else jsonl").choices(FORMATS))
    .addOption(archiveOption())
    .addOption(jsonOption('print a summary as JSON; needs a file'))
    .addHelpText(
      'after',
      examples(
        ['newsmorgue export articles.parquet', 'one record for each cluster'],
        ['newsmorgue export --all articles.jsonl.gz', 'every record; `run` reads it again'],
        ['newsmorgue export --site example.com -f csv > example.csv', 'of one site'],
      ),
    )
    .action((file: string | undefined, flags: ExportFlags) => exportAction(file, flags, context));
}

async function exportAction(named: string | undefined, flags: ExportFlags, context: CliContext): Promise<void> {
  const file = named === '-' ? undefined : named;
  const { format, gzip } = chooseFormat(file, flags);
  if (file === undefined && flags.json)
    throw new UsageError('--json needs a file: standard output is the export itself');
  if (file === undefined && context.stdout.isTTY && format !== 'jsonl' && format !== 'csv') {
    throw new UsageError(`${format} is not for a terminal: name a file, or send it into one with >`);
  }
  const library = await context.library();
  const archive = await chooseArchive(flags, context);
  const limit = flags.limit === undefined || flags.limit === 0 ? {} : { limit: flags.limit };
  const options = { archive, format, gzip, ...filterOf(flags), ...limit };
  if (file === undefined) {
    for await (const bytes of library.exportRecords(options)) await write(context.stdout, bytes);
    return;
  }
  const records = await library.exportToFile(file, { ...options, onRecord: showCount(context, flags) });
  if (context.stderr.isTTY && !flags.json) context.stderr.write('\r\u001b[K');
  if (flags.json) return writeJson(context.stdout, { file, format, records });
  return write(context.stdout, `Wrote ${formatAmount(records, 'record')} to ${makePrintableLine(file)}\n`);
}

function chooseFormat(file: string | undefined, { format }: ExportFlags): { format: Format; gzip: boolean } {
  const match = NAME.exec(file ?? '');
  const named = match?.[1]?.toLowerCase().replace('ndjson', 'jsonl') as Format | undefined;
  if (file !== undefined && extname(file) !== '' && format === undefined && named === undefined) {
    throw new UsageError(
      `${file}: expected a name that ends in ${FORMATS.map((each) => `.${each}`).join(', ')}, or --format`,
    );
  }
  const chosen = format ?? named ?? 'jsonl';
  return { format: chosen, gzip: match?.[2] !== undefined && (chosen === 'jsonl' || chosen === 'csv') };
}

const INTERVAL_MS = 200;

function showCount(context: CliContext, flags: ExportFlags): (records: number) => void {
  let shown = 0;
  return (records) => {
    if (!context.stderr.isTTY || flags.json || Date.now() - shown < INTERVAL_MS) return;
    shown = Date.now();
    context.stderr.write(`\r\u001b[KWrote ${formatCount(records)} records`);
  };
}
