import { setImmediate } from 'node:timers/promises';

const STEPS = 500;

/** Lets signals and timers have their turn every 500 steps of a long walk. */
export function createBreath(): () => Promise<void> | undefined {
  let steps = 0;
  return () => (++steps % STEPS === 0 ? setImmediate() : undefined);
}
