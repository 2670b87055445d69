import { SIGNAL_BASE, SIGNALS, type StopSignal } from './exit-codes.ts';

export interface SignalWatch {
  readonly signal: AbortSignal;
  /** The signal that came, if one did. */
  readonly received: () => StopSignal | undefined;
  /** Restores the process's default behaviour. */
  stop(): void;
}

/**
 * Turns the first SIGINT, SIGTERM or SIGHUP into an abort, so that a batch can be finished; a second one ends the
 * process at once, which is safe too.
 */
export function watchSignals(onFirst: (name: StopSignal) => void): SignalWatch {
  const controller = new AbortController();
  let received: StopSignal | undefined;
  const listen = (name: StopSignal): void => {
    if (received !== undefined) process.exit(SIGNAL_BASE + SIGNALS[name]);
    received = name;
    onFirst(name);
    controller.abort();
  };
  const names = Object.keys(SIGNALS) as StopSignal[];
  for (const name of names) process.on(name, listen);
  return {
    signal: controller.signal,
    received: () => received,
    stop: () => {
      for (const name of names) process.off(name, listen);
    },
  };
}
