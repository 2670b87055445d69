import type { CommandOutline, OptionOutline } from './command-outline.ts';

const QUOTE = /'/g;
const SPECIAL = /[[\]:\\]/g;
const BACKQUOTE = /`/g;

const describe = (text: string): string =>
  text
    .replace(BACKQUOTE, '')
    .replace(SPECIAL, (character) => `\\${character}`)
    .replace(QUOTE, "'\\''");

function argumentSpec({ long, short, description, takesValue, choices }: OptionOutline): string {
  const value = choices.length > 0 ? `: :(${choices.join(' ')})` : ': :_files';
  const rest = `[${describe(description)}]${takesValue ? value : ''}`;
  if (short === undefined) return `'${long}${rest}'`;
  return `'(${short} ${long})'{${short},${long}}'${rest}'`;
}

function commandCase({ name, options, choices }: CommandOutline): string {
  const words = choices.length > 0 ? `'*: :(${choices.join(' ')})'` : "'*: :_files'";
  return `        ${name}) _arguments ${[...options.map(argumentSpec), words].join(' ')} ;;`;
}

export function renderZsh(program: string, commands: readonly CommandOutline[]): string {
  const list = commands.map(({ name, description }) => `        '${name}:${describe(description)}'`);
  return `#compdef ${program}
# ${program}: completion for zsh. Put it into your $fpath as _${program}, or add it to ~/.zshrc after compinit.
_${program}() {
  local state
  local -a commands
  _arguments -C '1: :->command' '*:: :->rest'
  case $state in
    command)
      commands=(
${list.join('\n')}
      )
      _describe command commands ;;
    rest)
      case $words[1] in
${commands.map(commandCase).join('\n')}
      esac ;;
  esac
}
compdef _${program} ${program}
`;
}
