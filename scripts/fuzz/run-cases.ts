/** The fuzzer's worker: one case after another until it is told to stop. Each is kept until it has come to an end. */
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { gunzipSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { pack } from 'tar-stream';
import { ArchiveDamaged } from '../../src/archive/errors.ts';
import { diskFileSystem } from '../../src/archive/file-system.ts';
import { parseRecord } from '../../src/archive/records/parse-record.ts';
import { renderBatch } from '../../src/archive/records/render-batch.ts';
import { renderRecord } from '../../src/archive/records/render-record.ts';
import { createLog, readLog, readLogStart } from '../../src/archive/runs/write-ahead-log.ts';
import { resolveConfig } from '../../src/config/load-config.ts';
import { readInputs } from '../../src/read/read-inputs.ts';
import { continueJournal, createJournal } from '../../src/spool/journal.ts';
import { createDocumentWork } from '../../src/workers/document-work.ts';
import { inventRecord } from '../../test/archive/invent-article.ts';
import { createDice, mutate } from './mutate.ts';

export interface FuzzMessage {
  readonly seed: number;
  /** Of the file that was mutated. */
  readonly name: string;
  /** What went wrong, or null. */
  readonly finding: string | null;
}

interface Seed {
  readonly name: string;
  readonly bytes: Buffer;
  readonly run: (path: string, bytes: Buffer) => Promise<string | null>;
}

/** Milliseconds of processor time that a case may take; mutated inputs have 256 KiB at most. */
const SLOW_MS = 10_000;
const SAMPLES = join(import.meta.dirname, '../../samples');
const WARC = 'crawls/tidewater-2019.warc.gz';
const MARKDOWN =
  '---\ntitle: A title\ndate: 2019-03-04\ntags: [a, b]\n---\n\n# A title\n\nA text of *some* words.\n\n- one\n- two\n';
const ROWS = `{"title":"A","date":1551657600,"html":"<p>A text.</p>","meta":{"author":[{"name":"Ada"}]}}\n{"text":"B"}\n`;
const LIMITS = { maxDocumentBytes: 2 ** 20, maxDepth: 2, maxEntries: 1000, maxExpandedBytes: 8 * 2 ** 20 };

const { seed: firstSeed, folder } = workerData as { readonly seed: number; readonly folder: string };
const work = createDocumentWork(await resolveConfig({ workers: 0 }, null));

/** Reads as a run does, and takes every document through all steps. */
async function readDump(path: string): Promise<string | null> {
  for await (const item of readInputs([path], { limits: LIMITS })) {
    if (item.type === 'rejected' && item.rejection.code === 'internal') return item.rejection.message;
    if (item.type !== 'document') continue;
    const [result] = work.survey({ kind: 'survey', documents: [item.document], originals: [true] });
    if (result === undefined || !result.ok) {
      if (result?.code === 'internal') return result.message;
      continue;
    }
    const drafts = [{ draft: result.draft, knowledge: undefined }];
    const [settled] = work.settle({ kind: 'settle', output: 'article', drafts });
    if (settled?.ok === false && settled.code === 'internal') return settled.message;
  }
  return null;
}

async function readRecord(path: string, bytes: Buffer): Promise<string | null> {
  try {
    renderRecord(parseRecord(bytes, path));
  } catch (error) {
    if (!(error instanceof ArchiveDamaged)) throw error;
  }
  return null;
}

/** What is read of a damaged log must be a start of what was written. */
async function readDamagedLog(path: string): Promise<string | null> {
  readLogStart(path);
  for (const { entries, end } of readLog(path)) if (entries.length === 0 && end === undefined) return 'an empty batch';
  return null;
}

async function readDamagedJournal(path: string): Promise<string | null> {
  const journal = continueJournal(path);
  for (const _ of journal?.entries() ?? []);
  journal?.close();
  return null;
}

async function collectSeeds(): Promise<readonly Seed[]> {
  const names = readdirSync(SAMPLES, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => statSync(join(SAMPLES, name)).isFile());
  const dumps = files.map((name) => ({ name, bytes: readFileSync(join(SAMPLES, name)), run: readDump }));
  const [first] = dumps;
  const text = first?.bytes ?? Buffer.from('A title\n\nA text.');
  return [
    ...dumps,
    { name: 'plain.warc', bytes: gunzipSync(readFileSync(join(SAMPLES, WARC))), run: readDump },
    { name: 'table.parquet', bytes: makeTable(), run: readDump },
    { name: 'notes.md', bytes: Buffer.from(MARKDOWN), run: readDump },
    { name: 'rows.jsonl', bytes: Buffer.from(ROWS), run: readDump },
    { name: 'packed.txt.gz', bytes: gzipSync(text), run: readDump },
    { name: 'packed.txt.zst', bytes: zstdCompressSync(text), run: readDump },
    { name: 'packed.tar', bytes: await makeTar(text), run: readDump },
    { name: 'record.json', bytes: Buffer.from(renderRecord(inventRecord())), run: readRecord },
    { name: 'run.wal', bytes: makeLog(), run: readDamagedLog },
    { name: 'survey', bytes: makeJournal(), run: readDamagedJournal },
  ];
}

function makeTable(): Buffer {
  const columns = [
    { name: 'title', data: ['One', 'Two'], type: 'STRING' },
    { name: 'text', data: ['A text of some words.', 'Another text.'], type: 'STRING' },
    { name: 'date', data: [1551657600000n, 1551657600001n], type: 'INT64' },
  ] as const;
  return Buffer.from(
    parquetWriteBuffer({ columnData: columns.map((column) => ({ ...column, data: [...column.data] })) }),
  );
}

async function makeTar(text: Buffer): Promise<Buffer> {
  const tar = pack();
  tar.entry({ name: 'a.txt' }, text);
  tar.entry({ name: 'b.html' }, '<title>B</title><p>A text of some words.</p>');
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function makeLog(): Buffer {
  const path = join(folder, 'make.wal');
  const digests = { config: 'c', rules: 'r' };
  const parts = { run: '20261123T120000Z-1', tool: 'newsmorgue', started: '', inputs: [], digests, previous: null };
  const log = createLog(path, { format: 'newsmorgue/wal/1', ...parts }, diskFileSystem);
  const bytes = renderRecord(inventRecord());
  for (const count of [1, 2]) {
    const reject = { type: 'reject', json: `{"code":"empty","number":${count}}` } as const;
    const record = { type: 'record', path: 'records/a.v1.json', sha256: '', bytes } as const;
    log.commit(renderBatch([record, reject], { part: 1, size: count }).log);
  }
  log.close();
  return readFileSync(path);
}

function makeJournal(): Buffer {
  const path = join(folder, 'make', 'survey');
  const journal = createJournal(path, '{}');
  for (const kind of [1, 2, 1]) {
    const [body, attachment] = kind === 1 ? [Buffer.from('{"a":"draft"}'), Buffer.from('attached')] : [null, null];
    journal.append({ kind, note: '{"some":"entry"}', body, attachment });
    journal.mark();
  }
  journal.close();
  return readFileSync(path);
}

async function runCase(seeds: readonly Seed[], seed: number): Promise<FuzzMessage> {
  const roll = createDice(seed);
  const chosen = seeds[roll(seeds.length)] as Seed;
  const other = seeds[roll(seeds.length)] as Seed;
  const bytes = mutate(chosen.bytes, other.bytes, roll);
  const place = join(folder, `case-${seed}`);
  mkdirSync(place, { recursive: true });
  const path = join(place, chosen.name.split('/').at(-1) as string);
  writeFileSync(path, bytes);
  const before = process.cpuUsage();
  let finding: string | null;
  try {
    finding = await chosen.run(path, bytes);
  } catch (error) {
    finding = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  const { user, system } = process.cpuUsage(before);
  const took = (user + system) / 1000;
  if (finding === null && took > SLOW_MS) finding = `took ${Math.round(took)} ms of processor time`;
  if (finding === null) rmSync(place, { recursive: true });
  return { seed, name: chosen.name, finding };
}

const seeds = await collectSeeds();
for (let seed = firstSeed; ; seed++) parentPort?.postMessage(await runCase(seeds, seed));
