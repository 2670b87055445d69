import { availableParallelism } from 'node:os';
import type { LoadedConfig } from '../config/load-config.ts';

/** Threads to use: as asked, else as configured, else one for each processor. */
export function chooseWorkers(asked: number | undefined, config: LoadedConfig): number {
  return asked ?? config.values.workers ?? availableParallelism();
}
