import { Argument, Command } from 'commander';
import { type CliContext, writeJson } from '../context.ts';
import { parseJsonLines } from '../parse-json-lines.ts';
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
  for await (const line of parseJsonLines(context.stdin, 'standard input'))
    await writeJson(context.stdout, parse(line));
}
