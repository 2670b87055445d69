import { describe, expect, it } from 'vitest';
import type { RunReport } from '../../src/report/run-report.ts';
import { sampleRun } from '../report/sample-run.ts';
import { callCli } from './call-cli.ts';

const running = (report: RunReport) => ({ run: async () => report });

describe('newsmorgue run', () => {
  it('hands the options on', async () => {
    const calls: object[] = [];
    const run = async (options: object) => {
      calls.push(options);
      return sampleRun({ new: 1 });
    };
    await callCli(['run', 'a', 'b', '-a', 'x', '-w', '3', '-n', '--max-rejects', '5%'], { library: { run } });
    expect(calls[0]).toMatchObject({
      inputs: ['a', 'b'],
      archive: 'x',
      workers: 3,
      dryRun: true,
      reread: false,
      maxRejects: '5%',
    });
  });

  it('says one line in a pipe, the full summary on a terminal or when asked', async () => {
    const library = running(sampleRun({ new: 2 }));
    const piped = await callCli(['run'], { library });
    expect(piped.stdout.trimEnd().split('\n')).toHaveLength(1);
    expect(piped.stderr).toBe('');
    expect((await callCli(['run'], { library, terminal: true })).stdout).toContain('Next');
    expect((await callCli(['run', '--full-summary'], { library })).stdout).toContain('Next');
  });

  it('says nothing when quiet and all went well', async () => {
    const { code, stdout, stderr } = await callCli(['run', '-q'], {
      library: running(sampleRun({ new: 2, rejected: 9 })),
    });
    expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('exits with 3 when a named input is missing, and says so last', async () => {
    const library = running(sampleRun({ new: 2 }, { missing: [{ path: 'gone', message: 'no such file' }] }));
    const { code, stdout, stderr } = await callCli(['run', '-q', 'gone'], { library });
    expect(code).toBe(3);
    expect(stdout).toContain('2 new');
    expect(stderr).toBe('newsmorgue: cannot open gone: no such file\n');
  });

  it('exits with 3 when too many are rejected, with 0 however many else', async () => {
    expect((await callCli(['run'], { library: running(sampleRun({ rejected: 50 })) })).code).toBe(0);
    const library = running(sampleRun({ rejected: 50 }, { tooManyRejects: true }));
    expect((await callCli(['run', '--max-rejects', '1%'], { library })).code).toBe(3);
  });

  it('prints the account as JSON with the exit code in it', async () => {
    const { stdout } = await callCli(['run', '--json'], { library: running(sampleRun({ new: 2 })) });
    expect(JSON.parse(stdout)).toMatchObject({ documents: 2, exitCode: 0, missing: [] });
  });

  it.each([
    ['ConfigurationError', undefined, 2, 'configuration'],
    ['ArchiveLocked', undefined, 11, 'locked'],
    ['NotAnArchive', undefined, 10, 'not-an-archive'],
    ['Error', 'ENOSPC', 12, 'disk-full'],
    ['Error', 'EACCES', 1, 'permission'],
  ])('exits on %s %s with %i', async (name, errno, exitCode, code) => {
    const run = () => Promise.reject(Object.assign(new Error('what happened'), { name, code: errno }));
    const plain = await callCli(['run'], { library: { run } });
    expect(plain.code).toBe(exitCode);
    expect(plain.stderr).toContain('newsmorgue: what happened');
    expect(plain.stderr).not.toContain('    at ');
    const json = await callCli(['run', '--json'], { library: { run } });
    expect(JSON.parse(json.stderr).error).toMatchObject({ code, exitCode });
  });

  it('shows the stack of a bug and asks for a report', async () => {
    const run = () => Promise.reject(new TypeError('x is not a function'));
    const { code, stderr } = await callCli(['run'], { library: { run } });
    expect(code).toBe(1);
    expect(stderr).toContain('    at ');
    expect(stderr).toContain('report it');
  });

  it('shows progress only on a terminal or when asked', async () => {
    const run = async ({ onProgress }: { onProgress?: (progress: never) => void }) => {
      onProgress?.({ phase: 'survey', documents: 5, bytes: 10, totalBytes: 20, rejected: 0 } as never);
      return sampleRun({ new: 5 });
    };
    expect((await callCli(['run'], { library: { run }, terminal: true })).stderr).toContain('Reading  5 documents');
    expect((await callCli(['run'], { library: { run } })).stderr).toBe('');
    expect((await callCli(['run', '--quiet'], { library: { run }, terminal: true })).stderr).toBe('');
  });

  it('logs JSON lines in a pipe, and readably on a terminal', async () => {
    const run = async ({ logger }: { logger?: { warn(fields: object, message: string): void } }) => {
      logger?.warn({ file: 'a.txt' }, 'a thing to know');
      return sampleRun({ new: 1 });
    };
    const args = ['run', '--log-level', 'warn'];
    const piped = await callCli(args, { library: { run } });
    expect(JSON.parse(piped.stderr)).toMatchObject({ level: 40, file: 'a.txt', msg: 'a thing to know' });
    const { stderr } = await callCli(args, { library: { run }, terminal: true, env: { NO_COLOR: '1' } });
    expect(stderr).toContain('WARN: a thing to know');
  });

  it('logs as the configuration says where no option does, and only errors when quiet', async () => {
    const run = async ({ logger }: { logger?: Record<'info' | 'warn' | 'error', (message: string) => void> }) => {
      for (const level of ['info', 'warn', 'error'] as const) logger?.[level](`of ${level}`);
      return sampleRun({ new: 1 });
    };
    const logged = async (level: 'silent' | 'warn' | 'info', ...args: string[]): Promise<string[]> => {
      const loadConfig = async () => ({ folder: '', values: { archive: 'a', inputs: ['b'], log: { level } } });
      const { stderr } = await callCli(['run', ...args], { library: { run, loadConfig } });
      return [...stderr.matchAll(/"of (\w+)"/g)].map(([, name]) => name as string);
    };
    expect(await logged('warn')).toEqual(['warn', 'error']);
    expect(await logged('info')).toEqual(['info', 'warn', 'error']);
    expect(await logged('info', '--quiet')).toEqual(['error']);
    expect(await logged('silent', '--quiet')).toEqual([]);
    expect(await logged('silent', '--quiet', '--log-level', 'warn')).toEqual(['warn', 'error']);
  });

  it('asks for inputs where neither the command nor the configuration names any', async () => {
    const run = () => expect.unreachable('it ran');
    const loadConfig = async () => ({
      folder: '',
      values: { archive: 'a', inputs: [], log: { level: 'warn' as const } },
    });
    const { code, stderr } = await callCli(['run'], { library: { run, loadConfig } });
    expect(code).toBe(2);
    expect(stderr).toContain('no inputs');
    const ran = { run: async () => sampleRun({ new: 1 }), loadConfig };
    expect((await callCli(['run', '--drop-folder', 'in'], { library: ran })).code).toBe(0);
  });

  it('colours only where it is welcome', async () => {
    const library = running(sampleRun({ new: 2 }));
    const colours = async (terminal: boolean, env: Record<string, string>): Promise<boolean> =>
      (await callCli(['run', '--full-summary'], { library, terminal, env })).stdout.includes('\u001b[');
    expect(await colours(true, {})).toBe(true);
    expect(await colours(false, {})).toBe(false);
    expect(await colours(true, { NO_COLOR: '1' })).toBe(false);
    expect(await colours(true, { TERM: 'dumb' })).toBe(false);
    expect(await colours(false, { FORCE_COLOR: '1' })).toBe(true);
    expect(await colours(true, { FORCE_COLOR: '0' })).toBe(false);
  });
});
