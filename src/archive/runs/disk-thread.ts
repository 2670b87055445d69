/** The entry of the thread that does what a run does to the disk: one task after the other, in the order they come in. */
import { workerData } from 'node:worker_threads';
import { diskFileSystem } from '../file-system.ts';
import { createRunDisk } from './run-disk.ts';
import { type DiskTask, type DiskThreadData, FAILED, STEPS } from './threaded-disk.ts';

const { root, start, port, state } = workerData as DiskThreadData;

/** Wakes the run that waits for us. */
function tell(place: typeof FAILED | typeof STEPS): void {
  Atomics.add(state, place, 1);
  Atomics.notify(state, STEPS);
}

/** What failed once isn't tried again: nobody knows what is on the disk. */
function fail(error: unknown): void {
  const { name, message, code, stack } = error as NodeJS.ErrnoException;
  port.postMessage({ failure: { name, message, code, stack } });
  port.close();
  tell(FAILED);
}

function work(): void {
  const disk = createRunDisk(root, start, diskFileSystem);
  const perform = (task: DiskTask): void => {
    if (task.kind === 'originals') disk.appendOriginals(task.part, task.bytes);
    else if (task.kind === 'batch') disk.acknowledge(task.batch);
    else if (task.kind === 'publish') disk.publish();
    else if (task.kind === 'pending') port.postMessage({ answer: disk.pending(task.path) });
    else if (task.kind === 'commit') port.postMessage({ answer: disk.commit(task.account) });
    else disk.abandon();
    if (task.kind === 'commit' || task.kind === 'abandon') port.close();
  };
  port.on('message', (task: DiskTask) => {
    try {
      perform(task);
      tell(STEPS);
    } catch (error) {
      fail(error);
    }
  });
}

try {
  work();
  tell(STEPS);
} catch (error) {
  fail(error);
}
