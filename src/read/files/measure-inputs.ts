import type { ReadOptions } from '../run-item.ts';
import { findUntouched } from './known-files.ts';
import { listInputs } from './list-inputs.ts';

/** Looking at more would be felt before the first of them is read. */
const MOST_FILES = 20_000;

/** Bytes that there are to read; null where that can't be told (standard input), or not at once. */
export function measureInputs(
  inputs: readonly string[],
  options: Pick<ReadOptions, 'known' | 'reread'>,
): number | null {
  let files = 0;
  let bytes = 0;
  for (const found of listInputs(inputs)) {
    if (found.type === 'stdin' || ++files > MOST_FILES) return null;
    if (found.type === 'file' && findUntouched(found, options) === undefined) bytes += found.size;
  }
  return bytes;
}
