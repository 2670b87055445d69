/** The entry of a worker thread: loads the configuration by its path, since functions can't be posted. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadConfig, resolveConfig } from '../config/load-config.ts';
import { createDocumentWork, type DocumentTask } from './document-work.ts';

interface ThreadData {
  readonly configPath: string | null;
}

const { configPath } = workerData as ThreadData;
const config = configPath === null ? await resolveConfig({}, null) : await loadConfig(configPath);
const work = createDocumentWork(config);

parentPort?.on('message', ({ id, task }: { id: number; task: DocumentTask }) => {
  const results = task.kind === 'survey' ? work.survey(task) : work.settle(task);
  parentPort?.postMessage({ id, results }, transferable(results));
});

/** Vectors travel without a copy; originals too, where each has a buffer of its own. */
function transferable(results: readonly object[]): ArrayBuffer[] {
  const buffers = new Set<ArrayBuffer>();
  for (const result of results) {
    for (const value of Object.values(result)) {
      if (value instanceof Uint8Array || value instanceof Uint32Array) {
        if (value.byteLength === value.buffer.byteLength) buffers.add(value.buffer as ArrayBuffer);
      }
    }
  }
  return [...buffers];
}
