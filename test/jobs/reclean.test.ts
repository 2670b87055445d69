import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openArchiveWriter } from '../../src/archive/open-archive.ts';
import type { ArchiveRecord } from '../../src/archive/records/record-schema.ts';
import { reclean } from '../../src/jobs/reclean.ts';
import { verify } from '../../src/jobs/verify.ts';
import { htmlPage, paragraphs, textDump } from '../pipeline/invented-news.ts';
import { createRunFolder, type RunFolder } from '../pipeline/run-in-folder.ts';

let folder: RunFolder;
beforeEach(() => {
  folder = createRunFolder();
});
afterEach(() => folder.clear());

const FOOTER = ['Call our tip line at any hour', 'Printed on recycled paper in Greyport'];
const url = (seed: number) => `https://example.com/2019/03/case-${seed}`;
const clean = (options: object = {}) => reclean({ archive: join(folder.path, 'archive'), workers: 0, ...options });

/** The text of the latest version of each record, in order. */
function latestTexts(archive?: string): string[] {
  const latest = new Map<string, ArchiveRecord>();
  for (const record of folder.records(archive)) {
    if (record.version > (latest.get(record.id)?.version ?? 0)) latest.set(record.id, record);
  }
  return [...latest.values()].map(({ blocks }) => blocks.map(({ text }) => text).join('\n')).sort();
}

describe('an archive that was fed in pieces', () => {
  it('comes to the texts of one that was fed at once; a second time there is nothing to do', async () => {
    folder.write('1.txt', textDump(1, { url: url(1), after: FOOTER }));
    await folder.run();
    folder.write('page.html', htmlPage(9, { url: url(9), body: [...paragraphs(9), ...FOOTER] }));
    for (const seed of [2, 3, 4, 5, 6]) {
      folder.write(`${seed}.txt`, textDump(seed, { url: url(seed), after: FOOTER }));
      await folder.run();
    }
    await folder.run({ into: 'at-once' });
    expect(latestTexts()).not.toEqual(latestTexts('at-once'));

    const planned = await clean({ dryRun: true });
    expect(planned).toMatchObject({ run: null, dryRun: true });
    expect(Object.keys(planned.rules)).toEqual(['site-line']);
    const done = await clean();
    expect(done).toMatchObject({ changed: planned.changed, rules: planned.rules, refused: 0 });
    expect(latestTexts()).toEqual(latestTexts('at-once'));
    expect(await clean()).toMatchObject({ changed: 0, run: null });

    const second = folder.records().find(({ version }) => version === 2) as ArchiveRecord;
    expect(second.changed).toMatchObject({ cause: 'reclean', fields: ['text'], words: { added: 0 } });
    expect((await verify({ archive: join(folder.path, 'archive') })).findings).toEqual([]);
    // What was read before is no news: the documents are the same.
    expect((await folder.run({ reread: true })).account.decisions).toMatchObject({ new: 0, 'new-version': 0 });
  });

  it('has nothing to do for a picture with a caption', async () => {
    const figure = '<figure><img src="/race.jpg"><figcaption>The start of the race, at nine.</figcaption></figure>';
    folder.write('page.html', htmlPage(1, { url: url(1) }).replace('</p>', `</p>${figure}`));
    await folder.run();
    expect(folder.records()[0]?.images).toEqual([expect.objectContaining({ caption: expect.any(String) })]);
    expect(await clean()).toMatchObject({ changed: 0, run: null });
  });

  it('however it is cut', { timeout: 120_000 }, async () => {
    const pieces = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 });
    const chosen = fc.shuffledSubarray([...DUMPS.keys()], { minLength: 4 });
    await fc.assert(
      fc.asyncProperty(chosen, pieces, async (shuffled, sizes) => {
        folder.clear();
        folder = createRunFolder();
        const order = inOrderOfCrawls(shuffled);
        for (let at = 0, piece = 0; at < order.length; ) {
          const size = sizes[piece++ % sizes.length] as number;
          for (const name of order.slice(at, at + size)) folder.write(name, DUMPS.get(name) as string);
          at += size;
          await folder.run();
        }
        await folder.run({ into: 'at-once' });
        for (let times = 0; (await clean()).changed > 0; times++) expect(times).toBeLessThan(3);
        expect(latestTexts()).toEqual(latestTexts('at-once'));
      }),
      { numRuns: 8, seed: 6 },
    );
  });
});

const row = (seed: number, rest: object = {}, paragraphCount = 5): string => {
  const text = [...paragraphs(seed, paragraphCount), ...FOOTER].join('\n\n');
  return `${JSON.stringify({ url: url(seed), text, ...rest })}\n`;
};

/** Of one site and of none: texts, pages, rows, copies, versions; all with what their site prints below its articles. */
const DUMPS: ReadonlyMap<string, string> = new Map([
  ...[1, 2, 3, 4].map((seed) => [`${seed}.txt`, textDump(seed, { url: url(seed), after: FOOTER })] as const),
  ...[5, 6, 7, 8].map((seed) => {
    return [`${seed}.html`, htmlPage(seed, { canonical: url(seed), body: [...paragraphs(seed), ...FOOTER] })] as const;
  }),
  ...[11, 12, 13].map((seed) => {
    return [`plain-${seed}.txt`, textDump(seed, { after: ['Read more on our tide pages', ...FOOTER] })] as const;
  }),
  ['copy.txt', textDump(1, { url: 'https://copy.example/x/y', day: '2019-03-09' })],
  ['rows.jsonl', [21, 22, 23, 24].map((seed) => row(seed)).join('')],
  ...[31, 32].flatMap((seed) =>
    ['2019-04-05', '2019-05-05'].map((crawled, later) => {
      return [`crawl-${seed}-${later}.jsonl`, row(seed, { crawled }, 6 + 2 * later)] as const;
    }),
  ),
]);

/** Versions come as they were crawled: what comes last is the latest. */
function inOrderOfCrawls(names: readonly string[]): readonly string[] {
  const crawls = names.filter((name) => name.startsWith('crawl-')).sort();
  return names.map((name) => (name.startsWith('crawl-') ? (crawls.shift() as string) : name));
}

it('that can not begin leaves the archive to others', async () => {
  folder.write('1.txt', textDump(1, { url: url(1) }));
  const { archive } = await folder.run();
  vi.stubEnv('TMPDIR', join(folder.path, 'nowhere'));
  try {
    await expect(clean()).rejects.toThrow('ENOENT');
  } finally {
    vi.unstubAllEnvs();
  }
  (await openArchiveWriter(archive)).close();
});

describe('a rule that was added, and taken back', () => {
  const RULE = {
    id: 'greyport/tide',
    why: 'Tides below each article.',
    where: 'anywhere',
    match: { starts: ['High water today'] },
  };
  const examples = { removes: ['High water today: 06:12'], keeps: ['The high water came late in the day.'] };

  function configure(rules: readonly object[]): string {
    const name = join(folder.path, `rule-${rules.length}.config.ts`);
    const inline = rules.length === 0 ? [] : [{ name: 'greyport', rules }];
    writeFileSync(name, `export default ${JSON.stringify({ rules: { inline } })};\n`);
    return name;
  }

  for (const keepOriginals of [true, false]) {
    it(`changes what it takes out, and gives it back (originals: ${keepOriginals})`, async () => {
      const off = join(folder.path, 'off.config.ts');
      writeFileSync(off, `export default { keepOriginals: ${keepOriginals} };\n`);
      folder.write('1.txt', textDump(1, { url: url(1), after: ['High water today: 07:30 and 19:55'] }));
      folder.write('2.txt', textDump(2, { url: url(2) }));
      await folder.run({ config: off });
      const [first] = latestTexts();
      const added = await clean({ config: configure([{ ...RULE, ...examples }]) });
      expect(added).toMatchObject({ changed: 1, rules: { 'greyport/tide': { removed: 1, restored: 0 } } });
      expect(latestTexts().join()).not.toContain('High water');
      const undone = await clean({ config: configure([]) });
      expect(undone).toMatchObject({ changed: 1, rules: { 'greyport/tide': { removed: 0, restored: 1 } } });
      expect(latestTexts()).toContain(first);
      expect(
        folder
          .records()
          .map(({ version }) => version)
          .sort(),
      ).toEqual([1, 1, 2, 3]);
      expect((await verify({ archive: join(folder.path, 'archive') })).findings).toEqual([]);

      const written = folder.files('records');
      for (const [version, rules] of [
        [2, [{ ...RULE, ...examples }]],
        [3, []],
      ] as const) {
        const [path] = [...written.keys()].filter((name) => name.endsWith(`.v${version}.json`));
        rmSync(join(folder.path, 'archive/records', path as string));
        const config = configure(rules);
        const mended = await verify({ archive: join(folder.path, 'archive'), repair: true, config });
        expect(mended.repairs).toMatchObject([{ action: 'restored' }]);
        expect(folder.files('records')).toEqual(written);
      }
    });
  }

  it('accounts for it in a run of its own', async () => {
    folder.write('1.txt', textDump(1, { url: url(1), after: ['High water today: 07:30 and 19:55'] }));
    await folder.run();
    const { run } = await clean({ config: configure([{ ...RULE, ...examples }]) });
    const lines = folder.files('runs');
    const sources = [...lines].find(([path]) => path.includes(run as string) && path.endsWith('sources.jsonl'))?.[1];
    expect(JSON.parse(sources as string)).toMatchObject({
      decision: 'new-version',
      version: 2,
      reason: 'reclean',
      cause: 'reclean',
    });
    expect(readFileSync(join(folder.path, 'archive/ARCHIVE.json'), 'utf8')).toContain('newsmorgue/archive/1');
  });
});
