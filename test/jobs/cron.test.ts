import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openArchiveWriter } from '../../src/archive/open-archive.ts';
import { resolveConfig } from '../../src/config/load-config.ts';
import { readOriginal } from '../../src/jobs/documents/read-original.ts';
import { retry } from '../../src/jobs/retry.ts';
import { moveDropped } from '../../src/jobs/run/drop-folder.ts';
import { pingAddress } from '../../src/jobs/run/send-pings.ts';
import { tellRun } from '../../src/jobs/run/tell-run.ts';
import { renderMetrics, writeMetrics } from '../../src/jobs/run/write-metrics.ts';
import { headline, paragraphs, textDump } from '../pipeline/invented-news.ts';
import { createRunFolder, type RunFolder } from '../pipeline/run-in-folder.ts';

let folder: RunFolder;
beforeEach(() => {
  folder = createRunFolder();
});
afterEach(() => folder.clear());

const url = (seed: number) => `https://example.com/2019/03/case-${seed}`;

/** A monitor that notes what it is asked, while `work` is done. */
async function listen(work: (address: string) => Promise<void>): Promise<string[]> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.end('ok');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  try {
    await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}/check/7`);
  } finally {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
  return asked;
}

describe('pings', () => {
  it('say that a run began and ended well', async () => {
    folder.write('1.txt', textDump(1, { url: url(1) }));
    const asked = await listen(async (ping) => void (await folder.run({ ping })));
    expect(asked).toEqual(['POST /check/7/start', 'POST /check/7']);
  });

  it('tell of the start before the end, however long the monitor takes', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      // Answers the start late: a ping that doesn't wait for it is there first.
      const answer = (): void => {
        asked.push(`${request.url}`);
        response.end('ok');
      };
      if (request.url?.endsWith('/start')) setTimeout(answer, 50);
      else answer();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const ping = `http://127.0.0.1:${(server.address() as AddressInfo).port}/7`;
    try {
      const config = await resolveConfig({ ping }, null);
      await tellRun(config, folder.path, {}, async (opened) => {
        opened();
        throw new Error('over at once');
      }).catch(() => {});
    } finally {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    }
    expect(asked).toEqual(['/7/start', '/7/fail']);
  });

  it('say that it failed when an input is missing, or too much was rejected', async () => {
    folder.write('1.txt', textDump(1, { url: url(1) }));
    folder.write('2.txt', '');
    const gone = join(folder.path, 'gone.txt');
    const asked = await listen(async (ping) => {
      await folder.run({ ping, inputs: [gone] });
      await folder.run({ ping, maxRejects: 0 });
    });
    expect(asked.filter((line) => line.endsWith('/fail'))).toHaveLength(2);
  });

  it('say nothing of a run that another one keeps out, nor of a dry run', async () => {
    const archive = join(folder.path, 'archive');
    const writer = await openArchiveWriter(archive);
    const asked = await listen(async (ping) => {
      await expect(folder.run({ ping })).rejects.toThrow('another run');
      writer.close();
      await folder.run({ ping, dryRun: true, inputs: [] });
    });
    expect(asked).toEqual([]);
  });

  it('never fail a run', async () => {
    folder.write('1.txt', textDump(1, { url: url(1) }));
    expect((await folder.run({ ping: 'http://127.0.0.1:9/none' })).account.decisions.new).toBe(1);
  });

  it('keep the query of the URL', () => {
    expect(pingAddress('https://hc.example/p/uuid/?rid=1', 'start')).toBe('https://hc.example/p/uuid/start?rid=1');
  });
});

describe('metrics', () => {
  it('that can not be put in place leave nothing beside it', () => {
    const place = join(folder.path, 'taken');
    mkdirSync(join(place, 'by a folder'), { recursive: true });
    const run = { archive: 'archive', endedMs: 0, isSuccess: true, report: undefined };
    expect(() => writeMetrics(place, run)).toThrow();
    expect(readdirSync(folder.path)).toEqual(['taken']);
  });

  it('of a configuration are written beside it, wherever the command is called', async () => {
    const config = await resolveConfig({ metrics: 'm.prom' }, join(folder.path, 'pipeline.config.ts'));
    await tellRun(config, folder.path, {}, () => Promise.reject(new Error('over at once'))).catch(() => {});
    expect(existsSync(join(folder.path, 'm.prom'))).toBe(true);
  });

  it('are a Prometheus text file with the last success in it', async () => {
    const metrics = join(folder.path, 'newsmorgue.prom');
    folder.write('1.txt', textDump(1, { url: url(1) }));
    await folder.run({ metrics });
    const first = readFileSync(metrics, 'utf8');
    expect(first).toMatch(/^newsmorgue_run_success\{archive="[^"]+"\} 1$/m);
    expect(first).toMatch(/^newsmorgue_run_documents\{archive="[^"]+",decision="new"\} 1$/m);
    for (const line of first.trim().split('\n')) expect(line).toMatch(/^(?:# (?:HELP|TYPE) \S+ .+|\w+\{.+\} [\d.]+)$/);
    const success = /^newsmorgue_run_last_success_timestamp_seconds.*$/m.exec(first)?.[0];
    await folder.run({ metrics, inputs: [join(folder.path, 'gone')] });
    const second = readFileSync(metrics, 'utf8');
    expect(second).toMatch(/^newsmorgue_run_success\{.*\} 0$/m);
    expect(second).toContain(success);
    expect(readdirSync(folder.path).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('escape what a label may not hold', () => {
    const text = renderMetrics({ archive: 'a"\\\n', endedMs: 1000, isSuccess: false, report: undefined });
    expect(text).toContain('newsmorgue_run_success{archive="a\\"\\\\\\n"} 0\n');
  });
});

describe('two jobs with dumps of the same name', () => {
  const home = process.cwd();
  afterEach(() => process.chdir(home));

  it('are both archived, also where size and time are the same', async () => {
    const texts = [4, 5].map((day) => textDump(1, { url: url(day), day: `2019-03-0${day}` }));
    expect(texts[0]?.length).toBe(texts[1]?.length);
    for (const [at, place] of ['here', 'there'].entries()) {
      folder.write(`${place}/dump.txt`, texts[at] as string);
      utimesSync(join(folder.path, 'dumps', place, 'dump.txt'), 1, 1);
    }
    const runIn = async (place: string) => {
      process.chdir(join(folder.path, 'dumps', place));
      const { account } = await folder.run({ inputs: ['dump.txt'] });
      return [account.documents, account.files.skipped];
    };
    expect([await runIn('here'), await runIn('there'), await runIn('here'), await runIn('there')]).toEqual([
      [1, 0],
      [1, 0],
      [0, 1],
      [0, 1],
    ]);
  });
});

describe('a drop folder', () => {
  it('keeps what has come in the place of what was read', async () => {
    folder.write('one.txt', textDump(1, { url: url(1) }));
    folder.write('two.txt', textDump(2, { url: url(2) }));
    const { account } = await folder.run();
    folder.write('two.txt', textDump(3, { url: url(3) }));
    moveDropped(join(folder.path, 'dumps'), join(folder.path, 'archive'), account.run);
    expect(dropped()).toEqual(['done', 'done/one.txt', 'two.txt']);
  });

  it('that is not there is told before anything is made', async () => {
    const dropFolder = join(folder.path, 'nowhere');
    await expect(folder.run({ dropFolder })).rejects.toThrow(/expected a drop folder at .*nowhere/);
    expect(existsSync(join(folder.path, 'archive'))).toBe(false);
  });

  const dropped = () => readdirSync(join(folder.path, 'dumps'), { recursive: true, encoding: 'utf8' }).sort();

  it('is emptied into done/ and failed/ after the commit, not before', async () => {
    folder.write('good.txt', textDump(1, { url: url(1) }));
    folder.write('site/more.txt', textDump(2, { url: url(2) }));
    folder.write('broken.zip', 'PK\u0003\u0004 not really');
    folder.write('coming.jsonl.part', '{"text":');
    const dropFolder = join(folder.path, 'dumps');
    await folder.run({ dropFolder, dryRun: true });
    expect(existsSync(join(dropFolder, 'good.txt'))).toBe(true);
    const report = await folder.run({ dropFolder });
    expect(report.account.decisions).toMatchObject({ new: 2, rejected: 1 });
    expect(dropped()).toEqual([
      'coming.jsonl.part',
      'done',
      'done/good.txt',
      'done/site',
      'done/site/more.txt',
      'failed',
      'failed/broken.zip',
      'site',
    ]);
    folder.write('good.txt', textDump(3, { url: url(3) }));
    expect((await folder.run({ dropFolder })).account.decisions.new).toBe(1);
    expect(dropped()).toContain('done/good.txt.2');
  });

  it('is still read for what was not kept, wherever its files are by now', async () => {
    const dropFolder = join(folder.path, 'dumps');
    const off = join(folder.path, 'off.config.ts');
    writeFileSync(off, "export default { keepOriginals: false, site: '{site}/*.jsonl' };\n");
    const row = JSON.stringify({ url: url(2), title: headline(2), text: paragraphs(2).join('\n\n') });
    folder.write('paper.example/rows.jsonl', `${row}\n${JSON.stringify({ Volltext: paragraphs(3).join('\n\n') })}\n`);
    const first = await folder.run({ dropFolder, config: off });
    expect(first.account.decisions).toMatchObject({ new: 1, rejected: 1 });
    folder.write('paper.example/rows.jsonl', '{"text":"Another file by that name."}\n');
    const archive = join(folder.path, 'archive');
    expect(Buffer.from(await readOriginal(archive, url(2), { config: off })).toString()).toBe(row);

    const config = join(folder.path, 'fields.config.ts');
    writeFileSync(config, "export default { fields: { '**': { text: 'Volltext' } }, site: '{site}/*.jsonl' };\n");
    expect((await retry({ archive, config, workers: 0 })).account.decisions.new).toBe(1);
    const records = folder.records();
    expect(new Set(records.map(({ source }) => source.path))).toEqual(
      new Set([join(dropFolder, 'paper.example/rows.jsonl')]),
    );
    expect(new Set(records.map(({ collection }) => collection)).size).toBe(1);
    expect(records.map(({ site }) => site)).toContain('paper.example');
  });

  it('moves what a run had read that was broken off before it moved anything', async () => {
    folder.write('good.txt', textDump(1, { url: url(1) }));
    await folder.run({ inputs: [join(folder.path, 'dumps/good.txt')] });
    await folder.run({ dropFolder: join(folder.path, 'dumps') });
    expect(dropped()).toEqual(['done', 'done/good.txt']);
  });
});

describe('keepOriginals: reference', () => {
  it('copies whole files, and finds pieces of larger ones in their dumps again', async () => {
    const config = join(folder.path, 'reference.config.ts');
    writeFileSync(config, "export default { keepOriginals: 'reference' };\n");
    const row = JSON.stringify({ url: url(2), title: headline(2), text: paragraphs(2).join('\n\n') });
    folder.write('1.txt', textDump(1, { url: url(1) }));
    folder.write('rows.jsonl', `${row}\n`);
    await folder.run({ config });
    const archive = join(folder.path, 'archive');
    const kept = folder.files('runs');
    const sources = [...kept].find(([path]) => path.endsWith('sources.jsonl'))?.[1] as string;
    expect(sources.match(/"original"/g)).toHaveLength(1);
    expect(Buffer.from(await readOriginal(archive, url(2), { config })).toString()).toBe(row);
    folder.remove('rows.jsonl');
    await expect(readOriginal(archive, url(2), { config })).rejects.toThrow('was not kept');
  });
});
