/**
 * Loaded before the program (`node --import`): at the change to the file system that `STOP_AT` names, from 1, it does half of
 * it and kills the process. A line for each change is written to `TRACE_TO` when the process exits. With `ON_THREAD` the
 * changes are counted that the archive's thread makes, and not those of the main one.
 * `BATCH_KIB` makes batches so small that a few articles fill many: they are megabytes else.
 */
import { registerHooks } from 'node:module';
import { isMainThread } from 'node:worker_threads';
import { disk, watchDisk } from './hook-disk.ts';

const stopAt = Number(process.env['STOP_AT'] ?? Number.POSITIVE_INFINITY);
const traceTo = process.env['TRACE_TO'];
const trace: string[] = [];
let operations = 0;

const batchKib = process.env['BATCH_KIB'];
const BATCH_BYTES = 'BATCH_BYTES = 8 * 2 ** 20';

if (batchKib !== undefined) {
  registerHooks({
    load: (url, context, next) => {
      const loaded = next(url, context);
      if (!url.endsWith('/archive/runs/open-run.ts')) return loaded;
      const source = String(loaded.source);
      if (!source.includes(BATCH_BYTES)) throw new Error(`expected ${BATCH_BYTES} in ${url}`);
      return { ...loaded, source: source.replace(BATCH_BYTES, `BATCH_BYTES = ${batchKib} * 2 ** 10`) };
    },
  });
}

if (isMainThread !== (process.env['ON_THREAD'] !== undefined)) {
  watchDisk({
    before: ({ name, path, tear }) => {
      operations++;
      if (traceTo !== undefined) trace.push(`${name} ${path}`);
      if (operations < stopAt) return;
      tear();
      process.kill(process.pid, 'SIGKILL');
      // The signal is on its way.
      for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    },
  });
  if (traceTo !== undefined) process.on('exit', () => disk.writeFileSync(traceTo, trace.join('\n')));
}
