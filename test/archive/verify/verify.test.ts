import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openArchiveWriter } from '../../../src/archive/open-archive.ts';
import { verify } from '../../../src/jobs/verify.ts';
import { textDump } from '../../pipeline/invented-news.ts';
import { createRunFolder, type RunFolder } from '../../pipeline/run-in-folder.ts';
import { inventRecord, RUN } from '../invent-article.ts';
import { filesBelow, flipByte } from './flip-byte.ts';

let folder: RunFolder;
let root: string;
const FOOTER = ['Call our tip line at any hour', 'Printed on recycled paper in Greyport'];
const url = (seed: number) => `https://example.com/2019/03/case-${seed}`;

/** Before a file is given up, each of its bits is tried. */
const PATIENT = { timeout: 120_000 };

/** Built once, and copied for each test. */
beforeAll(async () => {
  folder = createRunFolder();
  root = join(folder.path, 'archive');
  for (const seed of [1, 2, 3]) folder.write(`${seed}.txt`, textDump(seed, { url: url(seed), after: FOOTER }));
  folder.write('bad.jsonl', '{"url":"https://example.com/a"\n{"text":"');
  await folder.run();
  folder.write('4.txt', textDump(4, { url: url(4), after: FOOTER }));
  folder.write('1b.txt', textDump(1, { url: url(1), body: ['The case was opened again on Monday, said the court.'] }));
  await folder.run();
  for (const name of ['archive', 'dumps']) copy(name, `pristine-${name}`);
});
beforeEach(() => {
  for (const name of ['archive', 'dumps']) copy(`pristine-${name}`, name);
});
afterAll(() => folder.clear());

function copy(from: string, to: string): void {
  rmSync(join(folder.path, to), { recursive: true, force: true });
  cpSync(join(folder.path, from), join(folder.path, to), { recursive: true, preserveTimestamps: true });
}

const withoutDumps = () => rmSync(join(folder.path, 'dumps'), { recursive: true });
const check = (options: object = {}) => verify({ archive: root, ...options });
const named = async (options: object = {}) =>
  (await check(options)).findings.map(({ kind, path }) => `${kind} ${path}`);
const tree = (): Record<string, string> =>
  Object.fromEntries(
    ['records', 'runs', 'originals'].flatMap((below) =>
      filesBelow(root, below).map((path) => [path, readFileSync(join(root, path), 'base64')]),
    ),
  );
const one = (below: string, ending: string): string =>
  filesBelow(root, below).find((path) => path.endsWith(ending)) as string;

describe('an archive that is as its runs left it', () => {
  it('is sound, and every file that a manifest names was read', async () => {
    const report = await check();
    expect(report.findings).toEqual([]);
    expect(report).toMatchObject({ runs: 2, losses: 0, forgotten: 0 });
    expect(report.checked).toBe(report.files);
    const manifests = filesBelow(root, 'runs').filter((path) => path.endsWith('manifest.sha256'));
    execFileSync('sha256sum', ['--check', '--quiet', ...manifests], { cwd: root });
  });

  it('is sound while a run is open that has put records in place', async () => {
    const writer = await openArchiveWriter(root);
    writer.begin(RUN);
    writer.addRecord(inventRecord());
    writer.checkpoint();
    expect(await named()).toEqual([]);
    writer.close();
    expect(await named()).toEqual([]);
  });
});

/** One file of each kind, by where it lies and how it ends. */
const KINDS = [
  ['records', '.v1.json'],
  ['runs', 'run.json'],
  ['runs', 'sources.jsonl'],
  ['runs', 'files.jsonl'],
  ['runs', 'rejects.jsonl'],
  ['runs', 'learned.jsonl'],
  ['runs', 'manifest.sha256'],
  ['originals', '.warc.gz'],
] as const;

describe('one bit that went bad', () => {
  for (const [below, ending] of KINDS) {
    for (const share of [0.03, 0.999]) {
      it(`in ${below}/…${ending}, at ${share}: is named, and repaired byte for byte`, async () => {
        const before = tree();
        const path = one(below, ending);
        flipByte(root, path, share);
        expect(await named()).toContainEqual(`damaged ${path}`);
        const report = await check({ repair: true });
        expect(report.left).toEqual([]);
        expect(report.repairs.map(({ action }) => action)).not.toContain('lost');
        expect(tree()).toEqual(before);
        expect(await named()).toEqual([]);
      });
    }
  }

  it('anywhere: is named, and repaired byte for byte', PATIENT, async () => {
    const paths = ['records', 'runs', 'originals'].flatMap((below) => filesBelow(root, below));
    const sound = tree();
    await fc.assert(
      fc.asyncProperty(fc.nat(paths.length - 1), fc.double({ min: 0, max: 1, noNaN: true }), async (which, share) => {
        const path = paths[which] as string;
        fc.pre(readFileSync(join(root, path)).length > 0);
        flipByte(root, path, share);
        expect(await named()).toContainEqual(`damaged ${path}`);
        expect((await check({ repair: true })).left).toEqual([]);
        expect(tree()).toEqual(sound);
      }),
      { numRuns: 12, seed: 6 },
    );
  });

  it('in the catalog or the duplicate index: is named, and they are made anew', async () => {
    for (const path of ['index/catalog.sqlite', one('index/duplicates', 'shingles.bin')]) {
      flipByte(root, path, 0.02);
      expect(await named()).toHaveLength(1);
      expect((await check({ repair: true })).left).toEqual([]);
    }
  });

  it('in ARCHIVE.json: is named, and it is written anew', async () => {
    flipByte(root, 'ARCHIVE.json', 0.1);
    expect(await named()).toEqual(['damaged ARCHIVE.json']);
    expect((await check({ repair: true })).left).toEqual([]);
    expect((await folder.run()).account.outcome).toBe('complete');
  });
});

describe('what is gone', () => {
  it('a record: made anew from its original, byte for byte', async () => {
    const before = tree();
    withoutDumps();
    const path = filesBelow(root, 'records').find(
      (name) => name.endsWith('case-4-settled-') === false && name.includes('.v2.'),
    ) as string;
    rmSync(join(root, path));
    expect(await named()).toEqual([`missing ${path}`]);
    const report = await check({ repair: true });
    expect(report.left).toEqual([]);
    expect(tree()).toEqual(before);
  });

  it('a version that is damaged, and the one before it: the earlier first', async () => {
    const before = tree();
    const later = one('records', '.v2.json');
    rmSync(join(root, later.replace('.v2.', '.v1.')));
    chmodSync(join(root, later), 0o644);
    writeFileSync(join(root, later), 'nothing of it is left');
    const report = await check({ repair: true });
    expect(report.repairs.map(({ action }) => action)).toEqual(['restored', 'restored']);
    expect(tree()).toEqual(before);
  });

  it('a record of a row, or of a page whose site the configuration told: made anew, without their dumps', async () => {
    const row = (seed: number) => ({ url: url(seed), title: `Heron ${seed}`, text: textDump(seed), author: 'Ada Moe' });
    folder.write('rows.jsonl', `${[11, 12].map((seed) => JSON.stringify(row(seed))).join('\n')}\n`);
    folder.write('list.json', JSON.stringify([13].map(row)));
    folder.write('port.example/14.txt', textDump(14));
    const config = join(folder.path, 'sites.config.ts');
    writeFileSync(config, "export default { site: '**/dumps/{site}/*', collection: '**/{collection}/*/*' };\n");
    await folder.run({ config });
    withoutDumps();
    const before = tree();
    const written = folder.records().filter(({ source }) => /rows|list|port/.test(source.path));
    expect(written).toHaveLength(4);
    for (const path of filesBelow(root, 'records')) {
      if (written.some(({ id }) => path.includes(id.slice(0, 8)))) rmSync(join(root, path));
    }
    const { repairs } = await check({ repair: true, config });
    expect(repairs.map(({ action }) => action)).toEqual(written.map(() => 'restored'));
    expect(tree()).toEqual(before);
  });

  it('a record whose original is gone, too: is accounted for as lost, and the next check knows', PATIENT, async () => {
    withoutDumps();
    rmSync(join(root, 'originals'), { recursive: true });
    const path = one('records', '.v1.json');
    chmodSync(join(root, path), 0o644);
    appendFileSync(join(root, path), 'and a line that no run wrote\n');
    const report = await check({ repair: true });
    expect(report.repairs).toContainEqual(expect.objectContaining({ path, action: 'lost' }));
    const kept = report.repairs.find((repair) => repair.path === path)?.kept as string;
    expect(readFileSync(join(root, kept), 'utf8')).toContain('and a line that no run wrote');
    const next = await check();
    expect(next.findings).toEqual([]);
    expect(next.losses).toBeGreaterThan(0);
    rmSync(join(root, 'index'), { recursive: true });
    expect((await folder.run({ inputs: [] })).account.documents).toBe(0);
  });

  it('a manifest: is written anew, in the order it had', async () => {
    const before = tree();
    for (const path of filesBelow(root, 'runs').filter((name) => name.endsWith('manifest.sha256'))) {
      rmSync(join(root, path));
      expect((await check({ repair: true })).left).toEqual([]);
    }
    expect(tree()).toEqual(before);
  });

  it('the end of a manifest, or lines of it: is named', async () => {
    const path = one('runs', 'manifest.sha256');
    const whole = readFileSync(join(root, path), 'utf8');
    const problems = async (text: string) => {
      chmodSync(join(root, path), 0o644);
      writeFileSync(join(root, path), text);
      return (await check()).findings.find((finding) => finding.path === path)?.problem;
    };
    expect(await problems(whole.slice(0, -1))).toContain('its last line is cut');
    expect(await problems(`no line\n${whole}`)).toBe('line 1 names no file of an archive');
    expect(await problems(`${whole}${whole.split('\n')[0]}\n`)).toMatch(/names records\/.*, which was named before/);
    const many = await problems(`${'no line\n'.repeat(100_000)}${whole}`);
    expect(many?.length).toBeLessThan(2000);
  });

  it('a manifest, where the account went bad as well', async () => {
    const manifest = one('runs', 'manifest.sha256');
    rmSync(join(root, manifest));
    flipByte(root, manifest.replace('manifest.sha256', 'sources.jsonl'), 0.01);
    expect((await check({ repair: true })).left).toEqual([]);
    expect(await named()).toEqual([]);
  });

  it('the files of the duplicate index: they are made anew', async () => {
    rmSync(join(root, 'index/duplicates/shingles.bin'));
    expect(await named()).toEqual(['damaged index/duplicates']);
    expect((await check({ repair: true })).left).toEqual([]);
  });

  it('a run.json: comes back from the catalog', async () => {
    const before = tree();
    rmSync(join(root, one('runs', 'run.json')));
    expect((await check({ repair: true })).left).toEqual([]);
    expect(tree()).toEqual(before);
  });
});

describe('what no run wrote', () => {
  it('is named, and moved to quarantine', async () => {
    mkdirSync(join(root, 'records/evil.example/2020/01'), { recursive: true });
    writeFileSync(join(root, 'records/evil.example/2020/01/x-00000000.v1.json'), '{}');
    writeFileSync(join(root, 'originals/notes.txt'), 'mine');
    expect((await named()).sort()).toEqual([
      'extra originals/notes.txt',
      'extra records/evil.example/2020/01/x-00000000.v1.json',
    ]);
    const report = await check({ repair: true });
    expect(report.left).toEqual([]);
    const kept = report.repairs.map((repair) => repair.kept as string);
    expect(kept.map((path) => readFileSync(join(root, path), 'utf8')).sort()).toEqual(['mine', '{}']);
  });
});

describe('what a digest alone does not tell', () => {
  it('a run that was taken out of the chain', async () => {
    const [first] = filesBelow(root, 'runs').filter((path) => path.endsWith('run.json'));
    renameSync(join(root, first as string, '..'), join(folder.path, 'taken'));
    expect(await named()).toContainEqual(expect.stringMatching(/^extra records\//));
  });

  it('the oldest runs, taken away with all that they wrote', async () => {
    const [first, second] = filesBelow(root, 'runs').filter((path) => path.endsWith('run.json')) as [string, string];
    const manifest = readFileSync(join(root, first, '..', 'manifest.sha256'), 'utf8');
    for (const line of manifest.trim().split('\n')) rmSync(join(root, line.slice(66)));
    rmSync(join(root, first, '..'), { recursive: true });
    rmSync(join(root, 'index'), { recursive: true });
    expect(await named()).toContainEqual(`damaged ${second}`);
  });

  it('the latest run, taken away with all that it wrote: the catalog tells', async () => {
    const last = filesBelow(root, 'runs')
      .filter((path) => path.endsWith('manifest.sha256'))
      .at(-1) as string;
    for (const line of readFileSync(join(root, last), 'utf8').trim().split('\n')) rmSync(join(root, line.slice(66)));
    rmSync(join(root, last, '..'), { recursive: true });
    const { findings } = await check();
    expect(findings).toMatchObject([{ path: 'index/catalog.sqlite' }]);
    expect(findings[0]?.problem).toMatch(/^it has \d{8}T\d{6}Z-\d+, whose account is gone/);
    expect((await check({ repair: true })).left).toEqual([]);
  });

  it('samples read fewer bytes, but see that all files are there', async () => {
    const whole = await check();
    const sampled = await check({ sample: 0.01, seed: 'a' });
    expect(sampled.checked).toBeLessThan(whole.checked);
    rmSync(join(root, one('records', '.v1.json')));
    expect((await check({ sample: 0.000001, seed: 'a' })).findings).toHaveLength(1);
  });

  it('--since looks at later runs only', async () => {
    flipByte(root, one('records', '.v1.json'));
    expect((await check({ since: '2999' })).findings).toEqual([]);
    expect((await check({ since: '2000-01-01' })).findings).toHaveLength(1);
  });
});
