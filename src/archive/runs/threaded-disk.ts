/**
 * A run's disk on a thread of its own: the run goes on while batches are written and synced, a few of them behind. All
 * operations are done there in the order in which they are asked for, so what a crash leaves is what it would leave
 * otherwise. The run waits where it needs an answer.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { RunBatch } from '../records/render-batch.ts';
import type { RunAccount } from './account.ts';
import type { RunDisk } from './run-disk.ts';
import type { RunStart } from './write-ahead-log.ts';

export type DiskTask =
  | { readonly kind: 'originals'; readonly part: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'batch'; readonly batch: RunBatch }
  | { readonly kind: 'pending'; readonly path: string }
  | { readonly kind: 'publish' }
  | { readonly kind: 'commit'; readonly account: RunAccount }
  | { readonly kind: 'abandon' };

export interface DiskThreadData {
  readonly root: string;
  readonly start: RunStart;
  readonly port: MessagePort;
  /** What the thread tells of itself, by the two places below. */
  readonly state: Int32Array<SharedArrayBuffer>;
}

/** How many tasks are done; the first is to begin. */
export const STEPS = 0;
/** Whether one failed. */
export const FAILED = 1;

type DiskAnswer = { readonly answer: unknown } | { readonly failure: Partial<NodeJS.ErrnoException> };

/** Tasks that may wait: some megabytes each. */
const MOST_BEHIND = 2;
/** A thread says nothing when it is killed by the system: what is asked for in vain this long has failed. */
const SILENCE_MS = 600_000;

export function startRunDisk(root: string, start: RunStart): RunDisk {
  const { port1: port, port2 } = new MessageChannel();
  const state = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const workerData: DiskThreadData = { root, start, port: port2, state };
  const thread = new Worker(new URL(`./disk-thread.${extension}`, import.meta.url), {
    workerData,
    transferList: [port2],
  });
  thread.unref();
  let asked = 1;
  let failure: Error | undefined;

  /** @returns once all but `behind` of the tasks are done */
  const catchUp = (behind: number): void => {
    while (Atomics.load(state, FAILED) === 0) {
      const done = Atomics.load(state, STEPS);
      if (asked - done <= behind) return;
      if (Atomics.wait(state, STEPS, done, SILENCE_MS) === 'timed-out')
        throw new Error('the thread that writes is silent');
    }
    failure ??= failureOf(receiveMessageOnPort(port)?.message as DiskAnswer | undefined);
    throw failure;
  };
  const post = (task: DiskTask, transfer: readonly ArrayBuffer[] = []): void => {
    catchUp(MOST_BEHIND);
    port.postMessage(task, transfer);
    asked++;
  };
  const ask = (task: DiskTask): unknown => {
    post(task);
    catchUp(0);
    return (receiveMessageOnPort(port)?.message as { answer: unknown } | undefined)?.answer;
  };
  return {
    appendOriginals: (part, bytes) => post({ kind: 'originals', part, bytes }, [bytes.buffer]),
    acknowledge: (batch) => post({ kind: 'batch', batch }, [batch.log.buffer]),
    // What is in its place is read there.
    pending: (path) =>
      existsSync(join(root, path)) ? undefined : (ask({ kind: 'pending', path }) as Uint8Array | undefined),
    publish: () => void ask({ kind: 'publish' }),
    commit: (account) => ask({ kind: 'commit', account }) as string,
    abandon: () => {
      if (Atomics.load(state, FAILED) === 0) ask({ kind: 'abandon' });
      port.close();
    },
  };
}

/** The error as it was thrown, as far as a thread can tell another. */
function failureOf(answer: DiskAnswer | undefined): Error {
  const failure = answer !== undefined && 'failure' in answer ? answer.failure : {};
  const { message = 'the thread that writes has ended', ...rest } = failure;
  return Object.assign(new Error(message), rest);
}
