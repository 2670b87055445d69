/** Where the data for the quality floors lie, on machines that have them. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TestContext } from 'vitest';

export const SHARED = join(import.meta.dirname, '../../../shared');

/** Skips the running test, saying why, where `path` (below the data's folder) is missing. Returns its full path. */
export function needData(context: TestContext, path: string): string {
  const full = join(SHARED, path);
  context.skip(!existsSync(full), `needs ${path} in ../shared, which this machine does not have`);
  return full;
}
