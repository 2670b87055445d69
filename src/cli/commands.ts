import type { Command } from 'commander';
import { cleanCommand } from './commands/clean.ts';
import { completionsCommand } from './commands/completions.ts';
import { diffCommand } from './commands/diff.ts';
import { dupesCommand } from './commands/dupes.ts';
import { explainCommand } from './commands/explain.ts';
import { exportCommand } from './commands/export.ts';
import { forgetCommand } from './commands/forget.ts';
import { initCommand } from './commands/init.ts';
import { lsCommand } from './commands/ls.ts';
import { parseCommand } from './commands/parse.ts';
import { recleanCommand } from './commands/reclean.ts';
import { reindexCommand } from './commands/reindex.ts';
import { retryCommand } from './commands/retry.ts';
import { runCommand } from './commands/run.ts';
import { schemaCommand } from './commands/schema.ts';
import { searchCommand } from './commands/search.ts';
import { showCommand } from './commands/show.ts';
import { statusCommand } from './commands/status.ts';
import { traceCommand } from './commands/trace.ts';
import { verifyCommand } from './commands/verify.ts';
import type { CliContext } from './context.ts';

export interface CommandGroup {
  readonly group: string;
  readonly commands: readonly ((context: CliContext) => Command)[];
}

/** Every command, in the groups and the order of the help. */
export const COMMANDS: readonly CommandGroup[] = [
  {
    group: 'Archive:',
    commands: [runCommand, statusCommand, retryCommand, recleanCommand, verifyCommand, forgetCommand, reindexCommand],
  },
  {
    group: 'Look:',
    commands: [lsCommand, showCommand, searchCommand, diffCommand, dupesCommand, traceCommand, exportCommand],
  },
  { group: 'Clean without an archive:', commands: [cleanCommand, explainCommand, parseCommand] },
  { group: 'Set up:', commands: [initCommand, schemaCommand, completionsCommand] },
];
