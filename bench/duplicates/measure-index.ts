/**
 * What the duplicate index costs: `node bench/duplicates/measure-index.ts 100000 [folder]`.
 * Prints documents per CPU-second for shingling, sketching, looking up, counting and storing (making the documents left out), peak
 * memory, size on disk, the time to open it, and the cost of a run of 1,000 more documents.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuplicateIndex, openDuplicateIndex } from '../../src/archive/duplicate-index/open-duplicate-index.ts';
import { shingleText } from '../../src/text/shingles/shingle.ts';
import { makeDocuments } from './make-documents.ts';

const THRESHOLD = 0.7;
const HOURLY = 1000;
/** A run commits so often: hourly runs into a growing archive would do it more, a first import once. */
const COMMIT_EVERY = 50_000;

const cpuSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** Documents are made so many ahead, so that their making is not measured. */
const AHEAD = 500;

function addAll(index: DuplicateIndex, documents: Iterable<{ readonly text: string }>, firstKey: number) {
  let key = firstKey;
  let pairs = 0;
  let seconds = 0;
  let characters = 0;
  for (const batch of inBatches(documents, AHEAD)) {
    const before = cpuSeconds();
    for (const { text } of batch) {
      const query = shingleText(text);
      pairs += index.related(query, THRESHOLD).length;
      index.add({ key, ...query });
      characters += text.length;
      if (++key % COMMIT_EVERY === 0) index.commit(`run-${key}`);
    }
    seconds += cpuSeconds() - before;
  }
  const before = cpuSeconds();
  index.commit(`run-${key}`);
  return { documents: key - firstKey, pairs, characters, seconds: seconds + cpuSeconds() - before };
}

function* inBatches<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

const megabytes = (bytes: number): number => Math.round(bytes / 2 ** 20);
const sizeOf = (folder: string): number =>
  readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);

const count = Number(process.argv[2] ?? 10_000);
const folder = process.argv[3] ?? mkdtempSync(join(tmpdir(), 'newsmorgue-bench-'));
try {
  const index = openDuplicateIndex(folder);
  const filled = addAll(index, makeDocuments(count), 0);
  index.close();
  const peak = process.resourceUsage().maxRSS / 1024;
  const started = performance.now();
  const again = openDuplicateIndex(folder);
  const openMs = performance.now() - started;
  const hourly = addAll(again, makeDocuments(count + HOURLY, count), count);
  again.close();
  const result = {
    documents: count,
    charactersEach: Math.round(filled.characters / count),
    pairs: filled.pairs,
    perCpuSecond: Math.round(count / filled.seconds),
    peakMB: Math.round(peak),
    diskMB: megabytes(sizeOf(folder)),
    openMs: Math.round(openMs),
    hourlyRunCpuSeconds: Number(hourly.seconds.toFixed(2)),
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
