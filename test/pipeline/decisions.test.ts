import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { headline, htmlPage, paragraphs, textDump } from './invented-news.ts';
import { createRunFolder, type RunFolder } from './run-in-folder.ts';

let folder: RunFolder;
beforeEach(() => {
  folder = createRunFolder();
});
afterEach(() => folder.clear());

const url = (seed: number) => `https://example.com/2019/03/case-${seed}`;
const FOOTER = ['Call our tip line at any hour', 'Printed on recycled paper in Greyport'];

describe('an article that is scraped again', () => {
  it('is unchanged when nothing changed, though its site’s lines were learned since', async () => {
    folder.write('first.txt', textDump(1, { url: url(1), after: FOOTER }));
    await folder.run();
    for (const seed of [2, 3, 4, 5, 6])
      folder.write(`other-${seed}.txt`, textDump(seed, { url: url(seed), after: FOOTER }));
    await folder.run();
    const others = folder.records().filter((record) => record.url !== url(1));
    expect(others.flatMap((record) => record.removals.map((removal) => removal.text))).toContain(FOOTER[0]);

    folder.write('again.txt', textDump(1, { url: url(1), after: FOOTER }));
    folder.write('again-with-less.txt', textDump(1, { url: url(1), after: FOOTER.slice(1) }));
    const report = await folder.run();
    expect(folder.sources(report).get('again.txt')).toMatchObject({ decision: 'unchanged', reason: 'source-digest' });
    expect(folder.sources(report).get('again-with-less.txt')).toMatchObject({
      decision: 'unchanged',
      reason: 'recleaned-text',
    });
    expect(report.account.decisions).toMatchObject({ 'new-version': 0, new: 0, unchanged: 2 });
  });

  it('is a new version when its text changed, with what changed', async () => {
    folder.write('first.txt', textDump(1, { url: url(1) }));
    await folder.run();
    folder.write('second.txt', textDump(1, { url: url(1), body: [...paragraphs(1), ...paragraphs(9, 1)] }));
    const report = await folder.run();
    expect(folder.sources(report).get('second.txt')).toMatchObject({ decision: 'new-version', version: 2 });
    const [first, second] = folder.records();
    expect(second).toMatchObject({ id: first?.id, version: 2, changed: { fields: ['text'], words: { removed: 0 } } });
    expect(second?.changed?.words.added).toBeGreaterThan(20);
  });

  it.each([
    ['fails on', "throw new Error('on purpose')"],
    ['gives no draft for', 'return null'],
    ['never comes to an end with', 'for (;;)'],
  ])('is a new version where today’s configuration %s what is held', async (_, does) => {
    folder.write('first.txt', textDump(1, { url: url(1) }));
    await folder.run();
    const config = join(folder.path, 'pipeline.config.ts');
    const isHeld = `draft.blocks.some((block) => block.text === ${JSON.stringify(paragraphs(1)[0])})`;
    writeFileSync(
      config,
      `export default { limits: { maxDocumentSeconds: 1 }, transforms: [{ name: 'own', apply(draft) { if (${isHeld}) ${does}; return draft; } }] };\n`,
    );
    folder.remove('first.txt');
    folder.write('second.txt', textDump(1, { url: url(1), body: paragraphs(9) }));
    const report = await folder.run({ config });
    expect(folder.sources(report).get('second.txt')).toMatchObject({ decision: 'new-version', version: 2 });
  });

  it('A, then B, then A again is the first version once more', async () => {
    const [a, b] = [textDump(1, { url: url(1) }), textDump(1, { url: url(1), body: paragraphs(1, 7) })];
    for (const [name, text] of [
      ['1.txt', a],
      ['2.txt', b],
    ] as const) {
      folder.write(name, text);
      await folder.run();
    }
    folder.write('3.txt', `${a}\n\n`);
    const report = await folder.run();
    expect(folder.sources(report).get('3.txt')).toMatchObject({
      decision: 'unchanged',
      version: 1,
      reason: 'extracted-text',
    });
    expect(folder.records()).toHaveLength(2);
  });
});

describe('articles that could be taken for one another', () => {
  it('the same headline of two outlets without a URL on one day: two records', async () => {
    folder.write('a.txt', textDump(1, { title: 'Morning briefing', site: 'north.example' }));
    folder.write('b.txt', textDump(2, { title: 'Morning briefing', site: 'south.example' }));
    const report = await folder.run();
    expect(report.account.decisions).toMatchObject({ new: 2 });
    expect(new Set(folder.records().map((record) => record.id)).size).toBe(2);
  });

  it('the same headline of one outlet without a URL on one day, about other things: two records', async () => {
    folder.write('a.txt', textDump(1, { title: 'Morning briefing', site: 'north.example' }));
    folder.write('b.txt', textDump(2, { title: 'Morning briefing', site: 'north.example' }));
    expect((await folder.run()).account.decisions).toMatchObject({ new: 2 });
  });

  it('a URL that carries another article each day: a record for each day', async () => {
    folder.write('a.html', htmlPage(1, { canonical: 'https://example.com/briefing/today', day: '2019-03-04' }));
    folder.write('b.html', htmlPage(2, { canonical: 'https://example.com/briefing/today', day: '2019-03-05' }));
    const report = await folder.run();
    expect(report.account.decisions).toMatchObject({ new: 2, 'new-version': 0 });
  });

  it('a canonical link that points to the home page: ignored, two records', async () => {
    folder.write('a.html', htmlPage(1, { url: url(1), canonical: 'https://example.com/' }));
    folder.write('b.html', htmlPage(2, { url: url(2), canonical: 'https://example.com/' }));
    const report = await folder.run();
    expect(report.account.decisions).toMatchObject({ new: 2 });
    expect(
      folder
        .records()
        .map((record) => record.url)
        .sort(),
    ).toEqual([url(1), url(2)]);
  });
});

describe('one article at five URLs in one survey', () => {
  const variants = ['', '?id=4', '/amp', '?print=1', '?utm_source=feed&page=all'];

  it('loses no line to its own repetition', async () => {
    for (const [number, variant] of variants.entries())
      folder.write(`v${number}.txt`, textDump(1, { url: `${url(1)}${variant}` }));
    for (const seed of [2, 3]) folder.write(`other-${seed}.txt`, textDump(seed, { url: url(seed) }));
    await folder.run();
    const kept = folder.records().filter((record) => record.title === headline(1));
    expect(kept.length).toBeGreaterThan(0);
    for (const record of kept) expect(record.blocks.map((block) => block.text)).toEqual(paragraphs(1));
  });
});

describe('copies', () => {
  it('the same text under another identity is an exact duplicate of the earliest published', async () => {
    folder.write('late.txt', textDump(1, { url: 'https://late.example/a/story', day: '2019-03-06' }));
    folder.write('early.txt', textDump(1, { url: 'https://early.example/a/story', day: '2019-03-04' }));
    const report = await folder.run();
    const sources = folder.sources(report);
    expect(sources.get('early.txt')).toMatchObject({ decision: 'new' });
    expect(sources.get('late.txt')).toMatchObject({
      decision: 'exact-duplicate',
      record: sources.get('early.txt')?.record,
    });
    expect(folder.records()).toHaveLength(1);
  });

  it('across runs the one that is stored stays', async () => {
    folder.write('late.txt', textDump(1, { url: 'https://late.example/a/story', day: '2019-03-06' }));
    await folder.run();
    folder.write('early.txt', textDump(1, { url: 'https://early.example/a/story', day: '2019-03-04' }));
    const report = await folder.run();
    expect(folder.sources(report).get('early.txt')).toMatchObject({ decision: 'exact-duplicate' });
    expect(folder.records()[0]?.site).toBe('late.example');
  });

  it('two dumps that have nothing but their text in common are copies, not a re-scrape', async () => {
    const text = `${paragraphs(1).join('\n\n')}\n`;
    folder.write('a/one.txt', text);
    folder.write('b/two.txt', `\n${text}`);
    expect((await folder.run()).account.decisions).toMatchObject({ new: 1, 'exact-duplicate': 1 });
  });

  it('a syndicated copy with another headline and a sentence more is a near duplicate, with a record of its own', async () => {
    folder.write('a.txt', textDump(1, { url: 'https://early.example/a/story', day: '2019-03-04' }));
    folder.write(
      'b.txt',
      textDump(1, {
        url: 'https://late.example/b/story',
        day: '2019-03-05',
        title: 'Case closed in Dunmere',
        body: [...paragraphs(1), 'The council meets again on Friday.'],
      }),
    );
    const report = await folder.run();
    const sources = folder.sources(report);
    expect(sources.get('b.txt')).toMatchObject({ decision: 'near-duplicate', of: sources.get('a.txt')?.record });
    expect(sources.get('b.txt')?.similarity).toBeGreaterThan(0.8);
    expect(folder.records()).toHaveLength(2);
  });
});

describe('bytes that an earlier run has seen', () => {
  it('stay what they were, though a URL carries another article each day', async () => {
    const canonical = 'https://example.com/briefing/today';
    folder.write('a.html', htmlPage(1, { canonical, day: '2019-03-06' }));
    folder.write('b.html', htmlPage(2, { canonical, day: '2019-03-05' }));
    folder.write('c.html', htmlPage(3, { canonical, day: '2019-03-07' }));
    const first = await folder.run();
    expect(first.account.decisions).toMatchObject({ new: 3 });
    const second = await folder.run({ reread: true });
    expect(second.account.decisions).toMatchObject({ unchanged: 3, new: 0, 'new-version': 0 });
  });

  it('leave a copy of their text to whoever can hold it, when they are known as something else', async () => {
    const promise = 'The harbour board thanks its readers for their patience with the autumn timetable.';
    const place = (name: string) => ({ url: `https://${name}.example/a/story`, day: '2019-03-04' });
    folder.write('1.txt', textDump(1, place('first')));
    await folder.run();
    folder.write('2.txt', textDump(1, { ...place('second'), day: '2019-03-03' }));
    await folder.run();
    folder.write('3.txt', textDump(1, { ...place('third'), body: [...paragraphs(1), promise] }));
    folder.write('2.txt', textDump(1, { ...place('second'), day: '2019-03-03', body: [...paragraphs(1), promise] }));
    const report = await folder.run({ reread: true });
    expect(report.account.decisions.rejected).toBe(0);
    expect(report.account.documents).toBe(3);
  });
});

describe('a function of the configuration that fails', () => {
  it('rejects the document, by its own name', async () => {
    const config = join(folder.path, 'failing.config.ts');
    const source = `export default { transforms: [{ name: 'grumpy', apply() { throw new TypeError('no'); } }] };`;
    writeFileSync(config, source);
    folder.write('a.txt', textDump(1, { url: url(1) }));
    const report = await folder.run({ config });
    expect(report.account.rejects).toEqual({ 'transform-failed': 1 });
  });
});

describe('a second run', () => {
  it('opens nothing and writes no record; read again, everything is unchanged', async () => {
    for (const seed of [1, 2, 3]) folder.write(`${seed}.txt`, textDump(seed, { url: url(seed) }));
    folder.write('copy.txt', textDump(1, { url: 'https://copy.example/x/y' }));
    await folder.run();
    const before = folder.files('records');

    const second = await folder.run();
    expect(second.account).toMatchObject({ documents: 0, files: { skipped: 4, read: 0 } });
    const third = await folder.run({ reread: true });
    expect(third.account.decisions).toMatchObject({ unchanged: 4, new: 0, 'new-version': 0, 'exact-duplicate': 0 });
    expect(folder.files('records')).toEqual(before);
  });

  it('goes on where a JSONL file has grown', async () => {
    const line = (seed: number) =>
      `${JSON.stringify({ url: url(seed), title: headline(seed), text: paragraphs(seed).join('\n\n'), date: '2019-03-04' })}\n`;
    folder.write('a.jsonl', line(1) + line(2));
    await folder.run();
    folder.write('a.jsonl', line(1) + line(2) + line(3));
    const report = await folder.run();
    expect(report.account).toMatchObject({ documents: 1, files: { continued: 1 }, decisions: { new: 1 } });
  });
});
