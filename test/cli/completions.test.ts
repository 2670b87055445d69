import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { callCli } from './call-cli.ts';

const hasBash = spawnSync('bash', ['-c', 'true']).status === 0;

describe('completions', () => {
  it.each(['bash', 'zsh', 'fish', 'powershell'])('for %s name every command and option', async (shell) => {
    const { code, stdout } = await callCli(['completions', shell]);
    expect(code).toBe(0);
    for (const word of ['run', 'dupes', 'completions', 'max-rejects', 'no-survey']) expect(stdout).toContain(word);
  });

  it('know no other shell', async () => {
    expect((await callCli(['completions', 'tcsh'])).code).toBe(2);
  });

  it.skipIf(!hasBash)('answer in bash', async () => {
    const { stdout: script } = await callCli(['completions', 'bash']);
    const complete = (...words: string[]): string => {
      const ask = `COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _newsmorgue_complete; echo "\${COMPREPLY[@]}"`;
      return spawnSync('bash', ['-c', `${script}\n${ask}`, 'bash', ...words], { encoding: 'utf8' }).stdout.trim();
    };
    expect(complete('newsmorgue', 'd')).toBe('diff dupes');
    expect(complete('newsmorgue', 'run', '--dry')).toBe('--dry-run');
    expect(complete('newsmorgue', 'run', '--log-level', 'd')).toBe('debug');
    expect(complete('newsmorgue', 'parse', '')).toBe('dates bylines');
    expect(complete('newsmorgue', 'help', 'sta')).toBe('status');
    expect(complete('newsmorgue', 'run', 'dum')).toBe('');
  });
});
