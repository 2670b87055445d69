import { describe, expect, it } from 'vitest';
import type { ForgetReport } from '../../src/report/forget-report.ts';
import type { RecleanReport } from '../../src/report/reclean-report.ts';
import type { VerifyReport } from '../../src/report/verify-report.ts';
import { sampleRun } from '../report/sample-run.ts';
import { callCli } from './call-cli.ts';

const SOUND: VerifyReport = {
  archive: 'archive',
  runs: 2,
  files: 20,
  checked: 20,
  forgotten: 1,
  losses: 0,
  findings: [],
  repairs: [],
  left: [],
  seconds: 1,
};
const FINDING = { path: 'records/a.v1.json', kind: 'damaged', problem: 'its bytes are not those', run: 'r' } as const;

describe('newsmorgue verify', () => {
  const verifying = (report: VerifyReport) => ({ verify: async () => report });

  it('exits with 0 where all is well, and says nothing when quiet', async () => {
    const { code, stdout } = await callCli(['verify', '-a', 'x'], { library: verifying(SOUND) });
    expect(code).toBe(0);
    expect(stdout).toContain('Sound: 20 files of 2 runs');
    expect((await callCli(['verify', '-a', 'x', '-q'], { library: verifying(SOUND) })).stdout).toBe('');
  });

  it('names what is wrong, and exits with 13', async () => {
    const library = verifying({ ...SOUND, findings: [FINDING], left: [FINDING] });
    const { code, stdout } = await callCli(['verify', '-q', '-a', 'x'], { library });
    expect(code).toBe(13);
    expect(stdout).toContain('damaged  records/a.v1.json');
    expect(stdout.trim().split('\n').at(-1)).toContain('1 problem');
  });

  it('exits with 13 after a repair that lost something, with 0 after one that did not', async () => {
    const repair = { path: FINDING.path, problem: FINDING.problem, kept: 'quarantine/t/a' };
    const repaired = (action: 'lost' | 'restored') =>
      verifying({ ...SOUND, findings: [FINDING], repairs: [{ ...repair, action }] });
    expect((await callCli(['verify', '--repair', '-a', 'x'], { library: repaired('lost') })).code).toBe(13);
    const { code, stdout } = await callCli(['verify', '--repair', '--json', '-a', 'x'], {
      library: repaired('restored'),
    });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ exitCode: 0, left: [], repairs: [{ action: 'restored' }] });
  });

  it('takes the archive as an argument, a share and a day', async () => {
    const calls: object[] = [];
    const verify = async (options: object) => {
      calls.push(options);
      return SOUND;
    };
    await callCli(['verify', 'here', '--sample', '5%', '--since', '2026-11'], { library: { verify } });
    expect(calls[0]).toMatchObject({ archive: 'here', sample: 0.05, since: '2026-11', repair: false });
    expect((await callCli(['verify', '--sample', 'some'], { library: { verify } })).code).toBe(2);
  });
});

describe('newsmorgue forget', () => {
  const REPORT: ForgetReport = {
    archive: 'x',
    dryRun: false,
    articles: [{ id: 'c1d893f69dd58c553dc1c39b204c28bb', identity: 'url:u', title: 'T', versions: 2, documents: 3 }],
    originals: 3,
    shared: 1,
    tombstone: 'tombstones/a.json',
  };

  it('does nothing without a reason, nor where nobody can be asked', async () => {
    const forget = async () => {
      throw new Error('must not be called');
    };
    expect((await callCli(['forget', 'abcd'], { library: { forget } })).code).toBe(2);
    const { code, stderr } = await callCli(['forget', 'abcd', '--reason', 'r', '-a', 'x'], {
      library: { forget },
      stdin: '',
    });
    expect(code).toBe(2);
    expect(stderr).toContain('--yes');
  });

  it('needs no reason to say what would go', async () => {
    const forget = async () => ({ ...REPORT, dryRun: true, tombstone: null });
    const { code, stderr } = await callCli(['forget', 'abcd', '-n', '-a', 'x'], { library: { forget } });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('says what went', async () => {
    const { code, stdout } = await callCli(['forget', 'abcd', '--reason', 'r', '--yes', '-a', 'x'], {
      library: { forget: async () => REPORT },
      stdin: '',
    });
    expect(code).toBe(0);
    expect(stdout).toContain('Forgotten: 1 article, 3 originals');
    expect(stdout).toContain('tombstones/a.json');
  });
});

describe('newsmorgue reclean', () => {
  const REPORT: RecleanReport = {
    archive: 'x',
    dryRun: true,
    run: null,
    records: 10,
    changed: 2,
    refused: 1,
    rules: { 'site-line': { removed: 4, restored: 0 } },
    fields: { text: 2 },
    words: { added: 0, removed: 40 },
    examples: [],
    seconds: 1,
  };

  it('shows the differences by rule', async () => {
    const { stdout } = await callCli(['reclean', '-n', '-a', 'x'], { library: { reclean: async () => REPORT } });
    expect(stdout).toContain('Would change 2 of 10 records');
    expect(stdout).toMatch(/site-line\s+4 pieces more/);
  });
});

describe('newsmorgue retry', () => {
  it('hands the options on, and exits with 3 where something is gone', async () => {
    const calls: object[] = [];
    const retry = async (options: object) => {
      calls.push(options);
      return sampleRun({ new: 1 }, { missing: [{ path: 'gone', message: 'the dump is gone' }] });
    };
    const { code } = await callCli(['retry', '--as-article', '--run', 'last', '-a', 'x'], { library: { retry } });
    expect(calls[0]).toMatchObject({ archive: 'x', asArticle: true, run: 'last' });
    expect(code).toBe(3);
  });

  it('exits with 3 where more was rejected than is allowed, as a run does', async () => {
    const retry = async () => sampleRun({ rejected: 1 }, { tooManyRejects: true });
    const { code, stderr } = await callCli(['retry', '-a', 'x'], { library: { retry } });
    expect(code).toBe(3);
    expect(stderr).toContain('--max-rejects');
  });
});

describe('newsmorgue export', () => {
  const writing = (calls: object[]) => ({
    exportToFile: async (file: string, options: object) => {
      calls.push({ file, ...options });
      return 7;
    },
    async *exportRecords(options: object) {
      calls.push(options);
      yield Buffer.from('{}\n');
    },
  });

  it('chooses the format by the name', async () => {
    const calls: object[] = [];
    const library = writing(calls);
    for (const name of ['a.csv.gz', 'a.parquet', 'a.warc.gz', 'a.jsonl', 'a'])
      await callCli(['export', name, '-a', 'x'], { library });
    expect(calls).toMatchObject([
      { format: 'csv', gzip: true },
      { format: 'parquet', gzip: false },
      { format: 'warc', gzip: false },
      { format: 'jsonl', gzip: false },
      { format: 'jsonl', gzip: false },
    ]);
  });

  it('takes no ending that it does not know, unless the format is named', async () => {
    const calls: object[] = [];
    const library = writing(calls);
    const { code, stderr } = await callCli(['export', 'x.foo', '-a', 'x'], { library });
    expect(code).toBe(2);
    expect(stderr).toContain('x.foo: expected a name that ends in .jsonl, .csv, .parquet, .warc, or --format');
    expect(calls).toEqual([]);
    expect((await callCli(['export', 'x.foo', '-f', 'csv', '-a', 'x'], { library })).code).toBe(0);
    expect(calls).toMatchObject([{ file: 'x.foo', format: 'csv' }]);
  });

  it('writes to standard output where no file is named', async () => {
    const { stdout } = await callCli(['export', '--all', '-a', 'x'], { library: writing([]) });
    expect(stdout).toBe('{}\n');
    expect((await callCli(['export', '-f', 'parquet', '-a', 'x'], { library: writing([]), terminal: true })).code).toBe(
      2,
    );
  });
});
