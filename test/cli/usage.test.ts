import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openArchiveReader, openArchiveWriter } from '../../src/archive/open-archive.ts';
import { COMMANDS } from '../../src/cli/commands.ts';
import { describeError } from '../../src/cli/report-error.ts';
import { callCli } from './call-cli.ts';

const VERSION = /^\d+\.\d+\.\d+\n$/;
const COMMAND_LINE = /^ {2}([a-z]+) .*?(?=$)/gm;
const MAIN = new URL('../../src/cli/main.ts', import.meta.url).pathname;
const spawn = (...args: string[]) => spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8' });

describe('the real command', () => {
  it('prints its version', () => {
    const { status, stdout, stderr } = spawn('--version');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(VERSION);
  });

  it('answers a wrong command with a guess, code 2 and no stack', () => {
    const { status, stdout, stderr } = spawn('rnu');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain("unknown command 'rnu'");
    expect(stderr).toContain('Did you mean run?');
    expect(stderr).not.toContain(' at ');
  });

  it('gives errors as JSON where JSON was asked for', () => {
    const { status, stderr } = spawn('run', '--json', '--max-rejects', 'many');
    expect(status).toBe(2);
    const { error } = JSON.parse(stderr);
    expect(error).toMatchObject({ code: 'usage', exitCode: 2 });
    expect(error.message).toContain('Expected a number of documents');
  });
});

describe('help', () => {
  it('is shown when nothing is asked, and by help, with every command in it', async () => {
    const { code, stdout } = await callCli([]);
    expect(code).toBe(0);
    for (const { commands } of COMMANDS) expect(commands.length).toBeGreaterThan(0);
    expect((await callCli(['--help'])).stdout).toBe(stdout);
    expect(await callCli(['help', 'run'])).toEqual(await callCli(['run', '--help']));
  });

  it('of each command has examples, --json, and fits 80 columns', async () => {
    const { stdout } = await callCli([]);
    const names = [...stdout.matchAll(COMMAND_LINE)].map(([, name]) => name as string);
    const commands = [...new Set(names)].filter((name) => name !== 'newsmorgue' && name !== 'help');
    expect(commands).toContain('run');
    for (const command of commands) {
      const help = (await callCli([command, '--help'])).stdout;
      expect(help, command).toContain('\nExamples:\n  ');
      expect(help, command).toContain('--json');
      for (const line of help.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
    }
  });

  it('does not load the library', async () => {
    const library = new Proxy({}, { get: () => expect.unreachable('the library was used') });
    expect((await callCli(['run', '--help'], { library })).code).toBe(0);
  });
});

describe('a path that can not be used', () => {
  it('is not an archive where it is a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'newsmorgue-test-'));
    const file = join(folder, 'a.txt');
    writeFileSync(file, 'text');
    try {
      for (const dryRun of [true, false]) {
        await expect(openArchiveWriter(file, { dryRun })).rejects.toMatchObject({ name: 'NotAnArchive' });
      }
      expect(() => openArchiveReader(file)).toThrow('is a file: expected the folder of an archive');
      const below = await openArchiveWriter(join(file, 'below')).catch(describeError);
      expect(below).toMatchObject({ code: 'not-a-folder', exitCode: 1 });
      expect(below).not.toHaveProperty('stack');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.each(['ENOTDIR', 'ENAMETOOLONG', 'ELOOP', 'EEXIST'])('is no bug: %s', (code) => {
    const report = describeError(Object.assign(new Error(`${code}: a/b`), { code }));
    expect(report).toMatchObject({ exitCode: 1 });
    expect(report).not.toHaveProperty('stack');
  });
});
