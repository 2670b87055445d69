/** Runs document work on threads, or in this one. Either way a batch goes in and its results come out, in order. */
import { Worker } from 'node:worker_threads';
import type { RawDocument } from '../article.ts';
import type { LoadedConfig } from '../config/load-config.ts';
import { type Arena, createArena } from './arena.ts';
import type { CleanTask, DocumentTask, SettleResult, SettleTask, SurveyResult, SurveyTask } from './document-tasks.ts';
import { createDocumentWork } from './document-work.ts';

export interface DocumentWorkers {
  /** How many batches may usefully be under way at once. */
  readonly concurrency: number;
  survey(task: SurveyTask): Promise<SurveyResult[]>;
  settle(task: SettleTask): Promise<SettleResult[]>;
  clean(task: CleanTask): Promise<string[]>;
  close(): Promise<void>;
}

/** Batches waiting at each thread, so that none idles while its results are being taken in. */
const BATCHES_PER_THREAD = 2;

/** `count` 0 works in this thread: for tests, for small inputs, and for configurations given as objects. */
export function createDocumentWorkers(config: LoadedConfig, count: number): DocumentWorkers {
  return count === 0 ? createInlineWorkers(config) : createThreads(config.path, count);
}

function createInlineWorkers(config: LoadedConfig): DocumentWorkers {
  const work = createDocumentWork(config);
  return {
    concurrency: 1,
    survey: async (task) => work.survey(task),
    settle: async (task) => work.settle(task),
    clean: async (task) => work.clean(task),
    close: async () => {},
  };
}

interface Pending {
  readonly resolve: (results: never) => void;
  readonly reject: (error: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  /** Why it ended, once it has: it takes no more batches. */
  ended: Error | undefined;
  readonly pending: Map<number, Pending>;
}

function createThreads(configPath: string | null, count: number): DocumentWorkers {
  const threads = Array.from({ length: count }, () => startThread(configPath));
  let nextId = 0;

  function post(task: DocumentTask): Promise<never> {
    const thread = threads.reduce((least, other) => (other.pending.size < least.pending.size ? other : least));
    const id = nextId++;
    if (thread.ended !== undefined) return Promise.reject(thread.ended);
    return new Promise((resolve, reject) => {
      thread.pending.set(id, { resolve, reject });
      const arena = createArena();
      thread.worker.postMessage({ id, task: gather(task, arena) }, arena.buffers);
    });
  }

  return {
    concurrency: count * BATCHES_PER_THREAD,
    survey: post,
    settle: post,
    clean: post,
    close: async () => {
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}

/** The same task with its arrays in an arena: whatever they are parts of stays here. */
function gather(task: DocumentTask, arena: Arena): DocumentTask {
  if (task.kind === 'settle') {
    return { ...task, drafts: task.drafts.map((each) => ({ ...each, draft: arena.bytes(each.draft) })) };
  }
  return { ...task, documents: task.documents.map((each) => gatherDocument(each, arena)) };
}

function gatherDocument(document: RawDocument, arena: Arena): RawDocument {
  const { bytes, original } = document;
  const gathered = { ...document, bytes: arena.bytes(bytes) };
  return original === undefined ? gathered : { ...gathered, original: arena.bytes(original) };
}

function startThread(configPath: string | null): Thread {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const worker = new Worker(new URL(`./thread.${extension}`, import.meta.url), { workerData: { configPath } });
  const pending = new Map<number, Pending>();
  const thread: Thread = { worker, pending, ended: undefined };
  const fail = (error: Error) => {
    thread.ended ??= error;
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  };
  worker.on('message', ({ id, results }: { id: number; results: never }) => {
    pending.get(id)?.resolve(results);
    pending.delete(id);
  });
  worker.on('error', fail);
  worker.on('exit', (code) => fail(new Error(`a worker thread ended with code ${code} before its batch was done`)));
  return thread;
}
