import { type Argument, Command } from 'commander';
import { createPaint } from '../report/layout/paint.ts';
import { COMMANDS } from './commands.ts';
import type { CliContext } from './context.ts';
import { wantsColour } from './context.ts';

const EXAMPLES = `
Examples:
  newsmorgue run dumps/                 archive a folder of scraped dumps
  newsmorgue ls --site example.com      what is there of one site
  newsmorgue clean page.html            try the cleaning without an archive

Each command has examples of its own: newsmorgue help <command>`;

/** The command line as commander's tree. `version` is the tool's own. */
export function createProgram(context: CliContext, version: string): Command {
  const program = new Command('newsmorgue')
    .description('Archives scraped articles: cleaned, dated, de-duplicated, versioned, in plain files.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show this help')
    .addHelpCommand(new Command('help').argument('[command]').description('help for a command').helpGroup('Set up:'))
    .usage('<command> [options]')
    .showSuggestionAfterError()
    .exitOverride()
    .addHelpText('after', EXAMPLES)
    .configureOutput(outputFor(context))
    .configureHelp(helpStyle(context));
  for (const { group, commands } of COMMANDS) {
    program.commandsGroup(group);
    for (const create of commands) {
      const command = create(context);
      command.copyInheritedSettings(program).showSuggestionAfterError();
      program.addCommand(command);
    }
  }
  return program;
}

/** Usage errors are thrown and reported by `runCli`, so commander itself prints only help and the version. */
function outputFor(context: CliContext) {
  return {
    writeOut: (text: string) => void context.stdout.write(text),
    writeErr: () => {},
    getOutHelpWidth: () => Math.min(context.stdout.columns ?? 80, 100),
    getErrHelpWidth: () => Math.min(context.stderr.columns ?? 80, 100),
    getOutHasColors: () => wantsColour(context.stdout, context.env),
    getErrHasColors: () => wantsColour(context.stderr, context.env),
  };
}

function helpStyle(context: CliContext) {
  const paint = createPaint(wantsColour(context.stdout, context.env));
  return {
    showGlobalOptions: false,
    subcommandTerm: (command: Command) => [command.name(), ...command.registeredArguments.map(nameArgument)].join(' '),
    styleTitle: paint.bold,
    styleCommandText: paint.cyan,
    styleSubcommandText: paint.cyan,
    styleOptionText: paint.cyan,
  };
}

function nameArgument(argument: Argument): string {
  const name = argument.variadic ? `${argument.name()}...` : argument.name();
  return argument.required ? `<${name}>` : `[${name}]`;
}
