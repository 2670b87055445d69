/**
 * Loaded before the program (`node --import`): at the change to the file system that `STOP_AT` names, from 1, it does half of
 * it and kills the process. A line for each change is written to `TRACE_TO` when the process exits. With `ON_THREAD` the
 * changes are counted that the archive's thread makes, and not those of the main one.
 */
import { isMainThread } from 'node:worker_threads';
import { disk, watchDisk } from './hook-disk.ts';

const stopAt = Number(process.env['STOP_AT'] ?? Number.POSITIVE_INFINITY);
const traceTo = process.env['TRACE_TO'];
const trace: string[] = [];
let operations = 0;

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
