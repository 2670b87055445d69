/** The entry of the thread that looks on while a configuration is loaded. */
import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import type { LoadingWatch } from './watch-loading.ts';

const { file, patienceMs } = workerData as LoadingWatch;
const STANDARD_ERROR = 2;

setTimeout(() => {
  const seconds = Math.round(patienceMs / 1000);
  writeSync(
    STANDARD_ERROR,
    `newsmorgue: ${file} was not loaded within ${seconds} s: it seems to loop; nothing was written\n`,
  );
  // Nothing gentler reaches a thread that is busy.
  process.kill(process.pid, 'SIGKILL');
}, patienceMs);
