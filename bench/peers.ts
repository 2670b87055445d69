/**
 * `npm run bench:peers`: other tools and newsmorgue on the same pages and documents in the same run, quality and speed
 * side by side, as Markdown. Installs the others into `.cache/peers`, which needs a network once.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Option } from 'commander';
import { createTool } from '../scripts/tool.ts';
import { parsePositive } from '../src/cli/shared-options.ts';
import { compareDuplicates, DUPLICATE_TOOLS } from './peers/compare-duplicates.ts';
import { type Broken, comparePages, PAGE_TOOLS, readAnswers, type Tool } from './peers/compare-pages.ts';
import { type Installed, installPeers } from './peers/install-peers.ts';
import { renderDuplicates, renderGains, renderPages, renderVersions } from './peers/render-tables.ts';

interface Options {
  readonly only?: 'pages' | 'duplicates';
  readonly pages?: number;
  readonly heldOut?: string;
  readonly data: string;
}

const values = createTool(
  'npm run bench:peers --',
  'Other tools and newsmorgue on the same pages and documents in the same run.',
)
  .addOption(new Option('--only <what>', 'one of the two comparisons').choices(['pages', 'duplicates']))
  .option('--pages <count>', 'of each source in turn; all of them otherwise', parsePositive)
  .option(
    '--held-out <file>',
    "answers of models that were trained without each page's site: one more row, and what the others are compared with (training/html writes such a file)",
  )
  .option('--data <folder>', 'where the data are', join(import.meta.dirname, '../../shared/data'))
  .parse()
  .opts<Options>();

process.exitCode = await main();

async function main(): Promise<number> {
  if (!existsSync(values.data)) {
    console.error(`no data at ${values.data}: name their folder with --data`);
    return 2;
  }
  const installed = installPeers();
  const isThere = ({ needs }: Tool) => needs.every((name) => 'version' in (installed.get(name) as Installed));
  for (const { name, needs } of [...PAGE_TOOLS, ...DUPLICATE_TOOLS].filter((tool) => !isThere(tool)))
    console.log(`left out: ${name}, as ${needs.join(' and ')} could not be installed`);
  console.log(`${renderVersions(installed)}\n`);
  if (values.only !== 'duplicates') {
    const { pages, results, broken } = await comparePages(
      values.data,
      values.pages ?? null,
      PAGE_TOOLS.filter(isThere),
    );
    tellBroken(broken);
    const { heldOut } = values;
    const unseen = heldOut === undefined ? [] : [readAnswers(heldOut, 'newsmorgue, sites held out', pages)];
    const ours = [...unseen, ...results.filter(({ tool }) => tool.runtime === 'newsmorgue')][0];
    const others = results.filter(({ tool }) => tool.runtime !== 'newsmorgue');
    console.log(`${pages.length} pages\n\n${renderPages([...unseen, ...results])}\n`);
    if (ours !== undefined) console.log(`${renderGains(pages, ours, others)}\n`);
  }
  if (values.only !== 'pages') {
    const { results, broken } = await compareDuplicates(values.data, DUPLICATE_TOOLS.filter(isThere));
    tellBroken(broken);
    console.log(renderDuplicates(results));
  }
  return 0;
}

function tellBroken(broken: readonly Broken[]): void {
  for (const { tool, reason } of broken) console.log(`left out: ${tool.name}: ${reason}`);
}
