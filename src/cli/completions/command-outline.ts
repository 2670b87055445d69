/** The command line as plain data: what a completion script is made from. */
import type { Command } from 'commander';

export interface OptionOutline {
  /** `--archive` */
  readonly long: string;
  /** `-a` */
  readonly short: string | undefined;
  readonly description: string;
  readonly takesValue: boolean;
  /** The values it may have, where they are few and known. */
  readonly choices: readonly string[];
}

export interface CommandOutline {
  readonly name: string;
  readonly description: string;
  readonly options: readonly OptionOutline[];
  /** What the first argument may be, where that is known; otherwise it is a file or anything else. */
  readonly choices: readonly string[];
}

/** The subcommands of a program with their options. */
export function outlineCommands(program: Command): readonly CommandOutline[] {
  const help = program.createHelp();
  const commands = help.visibleCommands(program);
  return commands.map((command) => ({
    name: command.name(),
    description: command.description(),
    choices:
      command.name() === 'help'
        ? commands.map((other) => other.name())
        : [...(command.registeredArguments[0]?.argChoices ?? [])],
    options: help.visibleOptions(command).map((option) => ({
      long: option.long ?? option.short ?? '',
      short: option.long === undefined ? undefined : option.short,
      description: option.description,
      takesValue: option.required || option.optional,
      choices: [...(option.argChoices ?? [])],
    })),
  }));
}
