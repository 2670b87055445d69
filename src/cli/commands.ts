import type { Command } from 'commander';
import { cleanCommand } from './commands/clean.ts';
import { explainCommand } from './commands/explain.ts';
import { runCommand } from './commands/run.ts';
import { schemaCommand } from './commands/schema.ts';
import type { CliContext } from './context.ts';

export interface CommandGroup {
  readonly group: string;
  readonly commands: readonly ((context: CliContext) => Command)[];
}

/** Every command, in the groups and the order of the help. */
export const COMMANDS: readonly CommandGroup[] = [
  { group: 'Archive:', commands: [runCommand] },
  { group: 'Try and understand:', commands: [cleanCommand, explainCommand] },
  { group: 'Set up:', commands: [schemaCommand] },
];
