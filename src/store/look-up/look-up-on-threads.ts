/** Looks up the texts of a run on threads: most of what the third walk has to work out, and none of it depends on the rest. */
import { Worker } from 'node:worker_threads';
import {
  type LookedUpText,
  type LookUpAnswer,
  type PackedFindings,
  type SharedTexts,
  type TextRange,
  unpackFindings,
} from './shared-texts.ts';

/** Texts that a thread looks up at a time. */
const TOGETHER = 256;
/** Ranges waiting at each thread, so that none idles while its findings are being taken in. */
const AHEAD = 2;

/** What is found for each text, in the order of their places. @throws IndexDamaged, by name */
export async function* lookUpOnThreads(texts: SharedTexts, threads: number): AsyncGenerator<readonly LookedUpText[]> {
  const workers = Array.from({ length: threads }, () => startThread(texts));
  const answers: Promise<PackedFindings>[] = [];
  try {
    let asked = 0;
    for (const range of rangesOf(texts.columns.ranks.length)) {
      const answer = (workers[asked++ % threads] as LookUpThread).ask(range);
      // Whoever awaits the answer sees the error; until then it must not count as unhandled.
      answer.catch(() => {});
      answers.push(answer);
      if (answers.length >= threads * AHEAD) yield unpackFindings(await (answers.shift() as Promise<PackedFindings>));
    }
    for (const answer of answers) yield unpackFindings(await answer);
  } finally {
    await Promise.all(workers.map(({ worker }) => worker.terminate()));
  }
}

function* rangesOf(count: number): Generator<TextRange> {
  for (let from = 0; from < count; from += TOGETHER) yield { from, to: Math.min(count, from + TOGETHER) };
}

interface LookUpThread {
  readonly worker: Worker;
  ask(range: TextRange): Promise<PackedFindings>;
}

/** A thread answers in the order in which it is asked. */
function startThread(texts: SharedTexts): LookUpThread {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const worker = new Worker(new URL(`./look-up-thread.${extension}`, import.meta.url), { workerData: texts });
  const waiting: { resolve(findings: PackedFindings): void; reject(error: Error): void }[] = [];
  let ended: Error | undefined;
  const end = (error: Error): void => {
    ended ??= error;
    for (const { reject } of waiting.splice(0)) reject(ended);
  };
  worker.on('message', (answer: LookUpAnswer) => {
    if ('findings' in answer) waiting.shift()?.resolve(answer.findings);
    else end(Object.assign(new Error(answer.failure.message), answer.failure));
  });
  worker.on('error', end);
  worker.on('exit', (code) => end(new Error(`a thread that looks texts up ended with code ${code}`)));
  return {
    worker,
    ask: (range) =>
      new Promise((resolve, reject) => {
        if (ended !== undefined) return reject(ended);
        waiting.push({ resolve, reject });
        worker.postMessage(range);
      }),
  };
}
