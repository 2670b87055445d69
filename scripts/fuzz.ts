/**
 * `npm run fuzz -- [--seconds N] [--seed N]`: mutates dumps of every kind, records, logs and journals, and feeds them to
 * what reads such things. A case is a finding where something throws that is no refusal, where a reader reports an error
 * of its own (`internal`), or where it takes longer than any input of that size may. Findings are kept in a folder that
 * is named at the end; each belongs into `test/fixtures/` with a test.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { parsePositive } from '../src/cli/shared-options.ts';
import type { FuzzMessage } from './fuzz/run-cases.ts';
import { createTool } from './tool.ts';

const values = createTool(
  'npm run fuzz --',
  'Mutates dumps, records, logs and journals, and feeds them to what reads them.',
)
  .option('--seconds <count>', 'how long', parsePositive, 60)
  .option('--seed <number>', 'of the first case', parsePositive, 1)
  .parse()
  .opts<{ readonly seconds: number; readonly seed: number }>();
/** Without a sign of life for so long a case hangs. */
const SILENCE_SECONDS = 60;
/** MiB of growth between the first cases and the last. */
const GROWTH = 600;

const folder = mkdtempSync(join(tmpdir(), 'newsmorgue-fuzz-'));
const began = performance.now();
let cases = 0;
let findings = 0;
let { seed } = values;
let firstRss = 0;

/** One worker until the time is over, or until a case hangs: the next begins behind it. */
function work(): Promise<void> {
  return new Promise((done) => {
    const worker = new Worker(new URL('./fuzz/run-cases.ts', import.meta.url), { workerData: { seed, folder } });
    let last = performance.now();
    const stop = async (): Promise<void> => {
      clearInterval(watch);
      await worker.terminate();
      done();
    };
    const watch = setInterval(() => {
      const silent = (performance.now() - last) / 1000;
      if (silent > SILENCE_SECONDS) {
        findings++;
        console.log(`FOUND case ${seed}: no end after ${SILENCE_SECONDS} s; see ${folder}/case-${seed}`);
        seed++;
        void stop();
      } else if ((performance.now() - began) / 1000 > values.seconds) void stop();
    }, 500);
    worker.on('message', (message: FuzzMessage) => {
      last = performance.now();
      seed = message.seed + 1;
      cases++;
      if (cases === 200) firstRss = process.memoryUsage().rss;
      if (message.finding === null) return;
      findings++;
      console.log(`FOUND case ${message.seed} (${message.name}): ${message.finding}`);
    });
    worker.on('error', (error) => {
      findings++;
      console.log(`FOUND case ${seed}: the worker ended: ${error.stack ?? error.message}`);
      seed++;
      void stop();
    });
  });
}

while ((performance.now() - began) / 1000 < values.seconds) await work();
const grown = firstRss === 0 ? 0 : Math.round((process.memoryUsage().rss - firstRss) / 2 ** 20);
console.log(`${cases} cases from seed ${values.seed}, ${findings} findings, memory grown by ${grown} MiB`);
if (findings === 0 && grown <= GROWTH) rmSync(folder, { recursive: true, force: true });
else {
  console.log(`see ${folder}`);
  process.exitCode = 1;
}
