/** The entry of a worker thread: loads the configuration by its path, since functions can't be posted. */
import { Console } from 'node:console';
import { parentPort, workerData } from 'node:worker_threads';
import { loadConfig, resolveConfig } from '../config/load-config.ts';
import { type Arena, createArena } from './arena.ts';
import type { DocumentTask } from './document-tasks.ts';
import { createDocumentWork } from './document-work.ts';

interface ThreadData {
  readonly configPath: string | null;
}

// What a configuration prints must not get between the lines that a command does.
globalThis.console = new Console(process.stderr);

const { configPath } = workerData as ThreadData;
const config = configPath === null ? await resolveConfig({}, null) : await loadConfig(configPath);
const work = createDocumentWork(config);

parentPort?.on('message', ({ id, task }: { id: number; task: DocumentTask }) => {
  const arena = createArena();
  const results = perform(task, arena);
  parentPort?.postMessage({ id, results }, arena.buffers);
});

function perform(task: DocumentTask, arena: Arena): readonly (object | string)[] {
  if (task.kind === 'survey') return work.survey(task, arena);
  return task.kind === 'settle' ? work.settle(task, arena) : work.clean(task);
}
