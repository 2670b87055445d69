import type { CommandOutline } from './command-outline.ts';

const flagsOf = ({ options }: CommandOutline): string[] =>
  options.flatMap(({ long, short }) => (short === undefined ? [long] : [short, long]));

/** Values after an option: its choices, or files (the default of `complete -o default`). */
function valueCases(commands: readonly CommandOutline[]): string[] {
  const options = commands.flatMap(({ options }) => options).filter(({ takesValue }) => takesValue);
  const seen = new Map(options.map((option) => [option.long, option]));
  return [...seen.values()].map(({ long, short, choices }) => {
    const pattern = short === undefined ? long : `${short}|${long}`;
    return `    ${pattern}) COMPREPLY=(${choices.length > 0 ? `$(compgen -W '${choices.join(' ')}' -- "$current")` : ''}); return ;;`;
  });
}

/** Works with a bare bash 3.2 or newer, without the bash-completion package. */
export function renderBash(program: string, commands: readonly CommandOutline[]): string {
  const cases = commands.map((command) => {
    const words = command.choices.length > 0 ? command.choices.join(' ') : '';
    return `    ${command.name}) flags='${flagsOf(command).join(' ')}'; words='${words}' ;;`;
  });
  return `# ${program}: completion for bash. Add it to ~/.bashrc.
_${program}_complete() {
  local current="\${COMP_WORDS[COMP_CWORD]}" before="\${COMP_WORDS[COMP_CWORD-1]}" flags='' words=''
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${commands.map(({ name }) => name).join(' ')} --help --version' -- "$current"))
    return
  fi
  case "$before" in
${valueCases(commands).join('\n')}
  esac
  case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
  case "$current" in
    -*) COMPREPLY=($(compgen -W "$flags" -- "$current")) ;;
    *) COMPREPLY=($(compgen -W "$words" -- "$current")) ;;
  esac
}
complete -o default -F _${program}_complete ${program}
`;
}
