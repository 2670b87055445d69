import { Script } from 'node:vm';

const TOO_LONG = Symbol('took too long');

/** The only way to stop code that never gives control back: V8's own watchdog, which works for whatever the script calls. */
const CALL = new Script('globalThis[Symbol.for("newsmorgue.watched")]()');
const WATCHED = Symbol.for('newsmorgue.watched');

/**
 * Applies `work` to each item. What takes longer than `seconds` is broken off and becomes what `giveUp` makes of it: a
 * step of a configuration that loops for ever costs its document, and not the run.
 *
 * A watch costs as much as cleaning a short text, so all items share one. Only where it barks is each tried alone, again
 * from its start: `work` must have no effects.
 */
export function mapWithin<In, Out>(
  seconds: number,
  items: readonly In[],
  work: (item: In, index: number) => Out,
  giveUp: (item: In, index: number) => Out,
): Out[] {
  const all = within(seconds, () => items.map(work));
  if (all !== TOO_LONG) return all;
  return items.map((item, index) => {
    const result = within(seconds, () => work(item, index));
    return result === TOO_LONG ? giveUp(item, index) : result;
  });
}

function within<Result>(seconds: number, work: () => Result): Result | typeof TOO_LONG {
  const place = globalThis as unknown as Record<symbol, unknown>;
  place[WATCHED] = work;
  try {
    return CALL.runInThisContext({ timeout: Math.ceil(seconds * 1000) }) as Result;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return TOO_LONG;
    throw error;
  } finally {
    delete place[WATCHED];
  }
}
