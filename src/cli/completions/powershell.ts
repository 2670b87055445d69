import type { CommandOutline } from './command-outline.ts';

const QUOTE = /'/g;
const quote = (text: string): string => `'${text.replace(QUOTE, "''")}'`;

export function renderPowershell(program: string, commands: readonly CommandOutline[]): string {
  const words = ({ options, choices }: CommandOutline): string =>
    [...choices, ...options.map(({ long }) => long)].map(quote).join(', ');
  return `# ${program}: completion for PowerShell. Add it to $PROFILE.
Register-ArgumentCompleter -Native -CommandName ${program} -ScriptBlock {
  param($current, $line, $cursor)
  $words = @{
${commands.map((command) => `    ${quote(command.name)} = @(${words(command)})`).join('\n')}
  }
  $given = $line.CommandElements | ForEach-Object { $_.ToString() }
  $first = $given.Count -lt 2 -or ($given.Count -eq 2 -and $current -ne '')
  $fitting = if ($first) { $words.Keys | Sort-Object } else { $words[$given[1]] }
  $fitting | Where-Object { $_ -like "$current*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}
`;
}
