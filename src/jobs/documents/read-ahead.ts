import type { BatchBounds } from '../../workers/batch-items.ts';

export interface ReadAhead<T> {
  /** All items, those that were read first. */
  readonly items: AsyncIterable<T>;
  /** There are no more than those. */
  readonly isShort: boolean;
}

/** Reads the first items of a stream, up to the bounds, to tell a short one from a long one. */
export async function readAhead<T>(
  stream: AsyncIterable<T>,
  sizeOf: (item: T) => number,
  bounds: BatchBounds,
): Promise<ReadAhead<T>> {
  const iterator = stream[Symbol.asyncIterator]();
  const first: T[] = [];
  let size = 0;
  while (first.length < bounds.maxItems && size < bounds.maxSize) {
    const next = await iterator.next();
    if (next.done === true) return { items: eachOf(first, null), isShort: true };
    first.push(next.value);
    size += sizeOf(next.value);
  }
  return { items: eachOf(first, iterator), isShort: false };
}

async function* eachOf<T>(first: readonly T[], rest: AsyncIterator<T> | null): AsyncIterable<T> {
  try {
    yield* first;
    if (rest === null) return;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest?.return?.();
  }
}
