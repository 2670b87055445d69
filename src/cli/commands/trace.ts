import { Command, Option } from 'commander';
import { renderTrace } from '../../report/render/render-trace.ts';
import { chooseArchive } from '../choose-archive.ts';
import { type CliContext, layoutWidth, paintFor, writeJson, writeLines } from '../context.ts';
import { archiveOption, examples, jsonOption, parsePositive } from '../shared-options.ts';

interface TraceFlags {
  readonly archive?: string;
  readonly at?: number;
  readonly json?: true;
}

export function traceCommand(context: CliContext): Command {
  return new Command('trace')
    .summary('where each paragraph stood first')
    .description('For each paragraph the earliest archived article in which it stood, exactly or nearly.')
    .argument('<record>', 'the start of an id, a path, or a URL')
    .addOption(new Option('--at <version>', 'this version (default: the latest)').argParser(parsePositive))
    .addOption(archiveOption())
    .addOption(jsonOption())
    .addHelpText('after', examples(['newsmorgue trace 3fa9c1d2', 'what was put together, and from where']))
    .action((name: string, flags: TraceFlags) => traceAction(name, flags, context));
}

async function traceAction(name: string, flags: TraceFlags, context: CliContext): Promise<void> {
  const library = await context.library();
  const version = flags.at === undefined ? {} : { version: flags.at };
  const trace = await library.traceRecord(await chooseArchive(flags, context), name, version);
  if (flags.json) return writeJson(context.stdout, trace);
  return writeLines(context.stdout, renderTrace(trace, layoutWidth(context.stdout), paintFor(context.stdout, context)));
}
