import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import { ConfigurationError } from '../../src/config/configuration-error.ts';
import { resolveConfig } from '../../src/config/load-config.ts';
import { chooseWorkers } from '../../src/jobs/choose-workers.ts';

describe('the number of worker threads', () => {
  it('is what was asked for, else what is configured, else one for each processor', async () => {
    const configured = await resolveConfig({ workers: 3 }, null);
    expect(chooseWorkers(0, configured)).toBe(0);
    expect(chooseWorkers(undefined, configured)).toBe(3);
    expect(chooseWorkers(undefined, await resolveConfig({}, null))).toBe(Math.min(availableParallelism(), 256));
  });

  it('is refused where it would take all memory, wherever it comes from', async () => {
    const greedy = await resolveConfig({ workers: 100_000 }, null);
    expect(() => chooseWorkers(257, greedy)).toThrow(ConfigurationError);
    expect(() => chooseWorkers(undefined, greedy)).toThrow('at most 256');
    expect(chooseWorkers(256, greedy)).toBe(256);
  });
});
