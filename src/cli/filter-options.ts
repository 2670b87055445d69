import { type Command, Option } from 'commander';
import type { ListFilter } from '../report/listed-record.ts';
import { parseCount, parseDay, parseLanguage } from './shared-options.ts';

export interface FilterFlags extends ListFilter {
  readonly limit?: number;
}

/** Adds the filters of `ls` and `search`. @param listing also what says how much of it is listed */
export function addFilterOptions(command: Command, { listing } = { listing: true }): Command {
  const filtered = command
    .option('-s, --site <host>', 'of this site and those below it')
    .addOption(new Option('--since <day>', 'published on this day, month or year, or later').argParser(parseDay))
    .addOption(new Option('--until <day>', 'published on this day, month or year, or earlier').argParser(parseDay))
    .option('--author <name>', "with this in an author's name")
    .addOption(new Option('--language <code>', 'in this language: en, de, …').argParser(parseLanguage));
  if (!listing) return filtered;
  return filtered
    .option('--all', 'every record, instead of one for each cluster of duplicates')
    .addOption(new Option('-l, --limit <count>', 'at most so many; 0: all').argParser(parseCount));
}

export function filterOf({ site, since, until, author, language, all }: FilterFlags): ListFilter {
  return {
    ...(site !== undefined && { site }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    ...(author !== undefined && { author }),
    ...(language !== undefined && { language }),
    ...(all !== undefined && { all }),
  };
}
