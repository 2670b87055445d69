/**
 * A module that goes round for ever blocks its thread, and the handlers of signals with it: from cron one such process
 * would gather each hour. Another thread looks on meanwhile, and ends the process.
 */
import { Worker } from 'node:worker_threads';

/** What the thread is told. */
export interface LoadingWatch {
  readonly file: string;
  readonly patienceMs: number;
}

/** Longer than any configuration takes to load that ever will. */
const PATIENCE_MS = 60_000;

let patienceMs: number | null = null;

/**
 * Ends the process by SIGKILL where a configuration isn't loaded in time. For commands: a process that is more than one has
 * other things to lose, so without this call the library watches nothing.
 */
export function endOnEndlessLoading(forMs = PATIENCE_MS): void {
  patienceMs = forMs;
}

/** @returns what ends the watch */
export function watchLoading(file: string): () => void {
  if (patienceMs === null) return () => {};
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const workerData: LoadingWatch = { file, patienceMs };
  // Without what the process was started with: `--import` of something that loops, say.
  const thread = new Worker(new URL(`./loading-watch-thread.${extension}`, import.meta.url), {
    workerData,
    execArgv: [],
  });
  thread.unref();
  return () => void thread.terminate();
}
