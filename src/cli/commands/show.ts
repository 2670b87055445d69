import { Command, Option } from 'commander';
import { makePrintable } from '../../report/layout/make-printable.ts';
import { renderRecord } from '../../report/render/render-record.ts';
import { chooseArchive } from '../choose-archive.ts';
import { type CliContext, paintFor, widthOf, write, writeJson } from '../context.ts';
import { archiveOption, examples, jsonOption, parsePositive } from '../shared-options.ts';

interface ShowFlags {
  readonly archive?: string;
  readonly original?: true;
  readonly text?: true;
  readonly at?: number;
  readonly json?: true;
}

export function showCommand(context: CliContext): Command {
  return new Command('show')
    .summary('one record: text, history, sources, original')
    .description('Show a record: text, metadata, history, sources, where its original lies.')
    .argument('<record>', 'the start of an id, a path, or a URL')
    .addOption(new Option('--at <version>', 'this version instead of the latest').argParser(parsePositive))
    .option('--text', 'the text alone')
    .option('--original', 'the original bytes, as they were read')
    .addOption(archiveOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      examples(
        ['newsmorgue show 3fa9c1d2', 'by the start of its id'],
        ['newsmorgue show https://example.com/story', 'by its URL'],
        ['newsmorgue show 3fa9c1d2 --original > page.html', 'what was read'],
      ),
    )
    .action((name: string, flags: ShowFlags) => showAction(name, flags, context));
}

async function showAction(name: string, flags: ShowFlags, context: CliContext): Promise<void> {
  const library = await context.library();
  const archive = await chooseArchive(flags, context);
  const options = flags.at === undefined ? {} : { version: flags.at };
  if (flags.original) return writeExact(await library.readOriginal(archive, name, options), context);
  const view = await library.showRecord(archive, name, options);
  if (flags.json) return writeJson(context.stdout, view);
  if (flags.text) return writeExact(`${view.record.blocks.map(({ text }) => text).join('\n\n')}\n`, context);
  return write(context.stdout, renderRecord(view, widthOf(context.stdout), paintFor(context.stdout, context)));
}

const decoder = new TextDecoder();

/** Byte for byte, but on a terminal without what it would obey. */
function writeExact(content: string | Uint8Array, context: CliContext): Promise<void> {
  if (!context.stdout.isTTY) return write(context.stdout, content);
  return write(context.stdout, makePrintable(typeof content === 'string' ? content : decoder.decode(content)));
}
