import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const GUIDE = readFileSync('docs/operating.md', 'utf8');
const BLOCK = /^```\w+ (newsmorgue\.[a-z]+)\n([\s\S]*?)^```$/gm;
const examples = new Map(Array.from(GUIDE.matchAll(BLOCK), ([, name, text]) => [name as string, text as string]));
const COMMAND = /bin\/newsmorgue ([a-z]+)((?: [^\n>]*)?)/g;
const FLAG = /(?<= )--[a-z-]+/g;

/** Not everywhere: the machine's, not a dependency. */
const ANALYZER = 'systemd-analyze';
const LAUNCHER = join(process.cwd(), 'bin', 'newsmorgue');
const hasSystemd = spawnSync(ANALYZER, ['--version']).status === 0;

describe('the examples of docs/operating.md', () => {
  it('name commands and options that there are', () => {
    const lines = [...examples.values()].join('\n');
    const calls = [...lines.matchAll(COMMAND)];
    expect(calls.length).toBeGreaterThan(2);
    for (const [, command, rest] of calls) {
      const help = execFileSync(LAUNCHER, [command as string, '--help'], { encoding: 'utf8' });
      for (const [flag] of (rest ?? '').matchAll(FLAG)) expect(help).toContain(flag);
    }
  });

  it('the crontab has five fields of time and a command on each line', () => {
    const lines = (examples.get('newsmorgue.crontab') ?? '')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(lines).toHaveLength(2);
    for (const line of lines) expect(line).toMatch(/^\s*(?:[\d*]+\s+){5}\/\S/);
  });

  it('the timer is persistent, and starts a service of its name', () => {
    expect([...examples.keys()]).toEqual(expect.arrayContaining(['newsmorgue.service', 'newsmorgue.timer']));
    expect(examples.get('newsmorgue.timer')).toContain('Persistent=true');
  });

  it.skipIf(!hasSystemd)('the units are valid (skipped where systemd-analyze is not installed)', () => {
    const folder = mkdtempSync(join(tmpdir(), 'newsmorgue-units-'));
    try {
      const paths = ['newsmorgue.service', 'newsmorgue.timer'].map((name) => {
        // The check wants a program that is there.
        const text = (examples.get(name) as string).replace('/opt/newsmorgue/bin/newsmorgue', '/bin/true');
        writeFileSync(join(folder, name), text.replace(/^User=.*$/m, 'User=root'));
        return join(folder, name);
      });
      const { status, stderr } = spawnSync(ANALYZER, ['verify', ...paths], { encoding: 'utf8' });
      expect(stderr).not.toContain(folder);
      expect(status).toBe(0);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
