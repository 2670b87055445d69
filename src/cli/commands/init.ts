import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { Command } from 'commander';
import { layoutTable } from '../../report/layout/layout-table.ts';
import { type CliContext, paintFor, writeJson, writeLines } from '../context.ts';
import { UsageError } from '../report-error.ts';
import { examples, jsonOption } from '../shared-options.ts';
import { STARTER_RULES, starterConfig } from '../starter-files.ts';

export function initCommand(context: CliContext): Command {
  return new Command('init')
    .summary('a commented configuration and a first rule file')
    .description('Write a commented pipeline.config.ts and a first rule file. Nothing is overwritten.')
    .argument('[folder]', 'where', '.')
    .addOption(jsonOption())
    .addHelpText('after', examples(['newsmorgue init', 'in this folder'], ['newsmorgue init morgue', 'in a new one']))
    .action((folder: string, flags: { readonly json?: true }) => initAction(folder, flags, context));
}

async function initAction(folder: string, flags: { readonly json?: true }, context: CliContext): Promise<void> {
  const files: readonly (readonly [string, string, string])[] = [
    ['pipeline.config.ts', starterConfig(canImport(folder)), 'inputs, archive, sites: edit this'],
    ['rules/first-rules.json', STARTER_RULES, 'a first rule, with its examples'],
  ];
  const written = files.filter(([name, content]) => writeNew(join(folder, name), content));
  const names = written.map(([name]) => join(folder, name));
  if (written.length === 0)
    throw new UsageError(
      `${resolve(folder)} has a pipeline.config.ts and a first rule file already; nothing was written`,
    );
  if (flags.json) return writeJson(context.stdout, { written: names });
  const paint = paintFor(context.stdout, context);
  const rows = written.map(([, , purpose], at) => [paint.green(names[at] as string), paint.dim(purpose)]);
  await writeLines(context.stdout, ['Wrote', ...layoutTable(rows), '', `Then: ${paint.cyan('newsmorgue run')}`]);
}

/** False where there is such a file already. */
function writeNew(path: string, content: string): boolean {
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(path, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function canImport(folder: string): boolean {
  try {
    createRequire(resolve(folder, 'pipeline.config.ts')).resolve('newsmorgue');
    return true;
  } catch {
    return false;
  }
}
