/** The entry of a thread that looks texts up. */
import { parentPort, workerData } from 'node:worker_threads';
import { createTextLookUp } from './look-up-texts.ts';
import { type LookUpAnswer, packFindings, type SharedTexts, type TextRange } from './shared-texts.ts';

const texts = createTextLookUp(workerData as SharedTexts);

parentPort?.on('message', (range: TextRange) => {
  try {
    const findings = packFindings(texts.lookUp(range));
    const { sizes, counts, rows } = findings;
    parentPort?.postMessage({ findings } satisfies LookUpAnswer, [sizes.buffer, counts.buffer, rows.buffer]);
  } catch (error) {
    const { name, message, code } = error as NodeJS.ErrnoException;
    parentPort?.postMessage({ failure: { name, message, code } } satisfies LookUpAnswer);
  }
});
