import { Argument, Command } from 'commander';
import { type CliContext, write, writeJson } from '../context.ts';
import { examples, jsonOption } from '../shared-options.ts';

const SHELLS = ['bash', 'zsh', 'fish', 'powershell'] as const;
type Shell = (typeof SHELLS)[number];

export function completionsCommand(context: CliContext): Command {
  const command = new Command('completions')
    .summary('a completion script for your shell')
    .description('Print a script that completes commands and options in your shell.')
    .addArgument(new Argument('<shell>', 'your shell').choices(SHELLS))
    .addOption(jsonOption('print it as JSON'))
    .addHelpText(
      'after',
      examples(
        ['newsmorgue completions bash >> ~/.bashrc', 'from the next shell on'],
        ['newsmorgue completions zsh >> ~/.zshrc', 'below compinit'],
        ['newsmorgue completions fish > newsmorgue.fish', 'for ~/.config/fish/completions'],
      ),
    );
  return command.action(async (shell: Shell, flags: { readonly json?: true }) => {
    const script = await renderScript(shell, command.parent ?? command);
    return flags.json ? writeJson(context.stdout, { shell, script }) : write(context.stdout, script);
  });
}

async function renderScript(shell: Shell, program: Command): Promise<string> {
  const { outlineCommands } = await import('../completions/command-outline.ts');
  const outline = outlineCommands(program);
  const name = program.name();
  if (shell === 'bash') return (await import('../completions/bash.ts')).renderBash(name, outline);
  if (shell === 'zsh') return (await import('../completions/zsh.ts')).renderZsh(name, outline);
  if (shell === 'fish') return (await import('../completions/fish.ts')).renderFish(name, outline);
  return (await import('../completions/powershell.ts')).renderPowershell(name, outline);
}
