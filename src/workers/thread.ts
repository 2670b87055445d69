/** The entry of a worker thread: loads the configuration by its path, since functions can't be posted. */
import { Console } from 'node:console';
import { parentPort, workerData } from 'node:worker_threads';
import { loadConfig, resolveConfig } from '../config/load-config.ts';
import { createDocumentWork, type DocumentTask } from './document-work.ts';

interface ThreadData {
  readonly configPath: string | null;
}

// What a configuration prints must not get between the lines that a command does.
globalThis.console = new Console(process.stderr);

const { configPath } = workerData as ThreadData;
const config = configPath === null ? await resolveConfig({}, null) : await loadConfig(configPath);
const work = createDocumentWork(config);

parentPort?.on('message', ({ id, task }: { id: number; task: DocumentTask }) => {
  const results = perform(task);
  parentPort?.postMessage({ id, results }, transferable(results));
});

function perform(task: DocumentTask): readonly (object | string)[] {
  if (task.kind === 'survey') return work.survey(task);
  return task.kind === 'settle' ? work.settle(task) : work.clean(task);
}

/** Vectors travel without a copy; originals too, where each has a buffer of its own. */
function transferable(results: readonly (object | string)[]): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  for (const result of results) {
    if (typeof result === 'string') continue;
    for (const value of Object.values(result)) {
      if (value instanceof Uint8Array || value instanceof Uint32Array) {
        if (value.byteLength === value.buffer.byteLength) buffers.add(value.buffer as ArrayBuffer);
      }
    }
  }
  return [...buffers];
}
