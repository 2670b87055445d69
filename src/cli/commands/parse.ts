import { Argument, Command } from 'commander';
import { type CliContext, writeJson } from '../context.ts';
import type { Library } from '../library.ts';
import { parseNumberedJsonLines } from '../parse-json-lines.ts';
import { UsageError } from '../report-error.ts';
import { examples, jsonOption } from '../shared-options.ts';

export function parseCommand(context: CliContext): Command {
  return new Command('parse')
    .summary('date strings or bylines, as JSON lines')
    .description('Read date strings or bylines: JSON lines on standard input and output.')
    .addArgument(new Argument('<what>', 'what the lines hold').choices(['dates', 'bylines']))
    .addOption(jsonOption('the same'))
    .addHelpText(
      'after',
      `${examples(
        [
          `echo '{"id":1,"text":"18. april 2018","lang":"da"}' | newsmorgue parse dates`,
          'gives {"id":1,"value":"2018-04-18"}',
        ],
        [
          `echo '{"id":1,"text":"By Ada Moe, Reuters"}' | newsmorgue parse bylines`,
          'gives {"id":1,"authors":["Ada Moe"],"agency":"Reuters"}',
        ],
      )}

dates:    {id, text, lang?, country?, ref?, site?}  ->  {id, value, ambiguous?}
bylines:  {id, text, lang?, site?}  ->  {id, authors, agency?}`,
    )
    .action((what: 'dates' | 'bylines') => parseAction(what, context));
}

async function parseAction(what: 'dates' | 'bylines', context: CliContext): Promise<void> {
  const library = await context.library();
  const parse = what === 'dates' ? library.parseDateLine : library.parseBylineLine;
  for await (const { value, number } of parseNumberedJsonLines(context.stdin, 'standard input')) {
    await writeJson(context.stdout, parse(checkFields(value, number)));
  }
}

/** All but `id`, which goes through as it came. */
const FIELDS = ['text', 'lang', 'country', 'ref', 'site'] as const;

type Line = Parameters<Library['parseDateLine']>[0] & Parameters<Library['parseBylineLine']>[0];

function checkFields(line: Readonly<Record<string, unknown>>, number: number): Line {
  const checked: Record<string, unknown> = { ...line };
  for (const field of FIELDS) {
    const value = line[field];
    if (typeof value === 'string') continue;
    // Scrapers write null for a field that isn't there.
    if (field !== 'text' && (value ?? null) === null) delete checked[field];
    else throw new UsageError(`standard input, line ${number}: ${field}: expected a string, got ${describe(value)}`);
  }
  return checked as unknown as Line;
}

const describe = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 40));
