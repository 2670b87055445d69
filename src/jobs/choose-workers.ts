import { availableParallelism } from 'node:os';
import { ConfigurationError } from '../config/configuration-error.ts';
import type { LoadedConfig } from '../config/load-config.ts';

/** Each takes some 60 MB before it has read a document: a number with a digit too many would take all memory. */
const MOST_WORKERS = 256;

/**
 * Threads to use: as asked, else as configured, else one for each processor.
 * @throws ConfigurationError for more than can be meant
 */
export function chooseWorkers(asked: number | undefined, config: LoadedConfig): number {
  const workers = asked ?? config.values.workers ?? Math.min(availableParallelism(), MOST_WORKERS);
  if (workers <= MOST_WORKERS) return workers;
  throw new ConfigurationError(
    `expected at most ${MOST_WORKERS} worker threads, got ${workers}: one for each processor is enough, which is the default`,
  );
}
