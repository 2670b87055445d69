import type { CommandOutline, OptionOutline } from './command-outline.ts';

const QUOTED = /['\\]/g;
const quote = (text: string): string => `'${text.replace(QUOTED, (character) => `\\${character}`)}'`;
const DASHES = /^-+/;

function optionLine(program: string, command: string, option: OptionOutline): string {
  const { long, short, description, takesValue, choices } = option;
  const parts = [
    `complete -c ${program} -n '__fish_seen_subcommand_from ${command}'`,
    `-l ${long.replace(DASHES, '')}`,
    short === undefined ? '' : `-s ${short.replace(DASHES, '')}`,
    takesValue ? '-r' : '',
    choices.length > 0 ? `-f -a ${quote(choices.join(' '))}` : '',
    `-d ${quote(description)}`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

export function renderFish(program: string, commands: readonly CommandOutline[]): string {
  const lines = commands.flatMap(({ name, description, options, choices }) => [
    `complete -c ${program} -n __fish_use_subcommand -f -a ${name} -d ${quote(description)}`,
    ...(choices.length > 0
      ? [`complete -c ${program} -n '__fish_seen_subcommand_from ${name}' -f -a ${quote(choices.join(' '))}`]
      : []),
    ...options.map((option) => optionLine(program, name, option)),
  ]);
  return `# ${program}: completion for fish. Save it as ~/.config/fish/completions/${program}.fish\n${lines.join('\n')}\n`;
}
