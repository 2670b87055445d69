export interface BatchBounds {
  readonly maxItems: number;
  /** In whatever unit `sizeOf` counts: bytes, or characters. */
  readonly maxSize: number;
}

export const DOCUMENT_BATCH: BatchBounds = { maxItems: 128, maxSize: 4 * 2 ** 20 };

/** Groups a stream into batches, none of which is empty. An item over the bound makes a batch of its own. */
export async function* batchItems<T>(
  items: AsyncIterable<T> | Iterable<T>,
  sizeOf: (item: T) => number,
  bounds: BatchBounds = DOCUMENT_BATCH,
): AsyncIterable<T[]> {
  let batch: T[] = [];
  let size = 0;
  for await (const item of items) {
    const next = sizeOf(item);
    if (batch.length > 0 && (batch.length >= bounds.maxItems || size + next > bounds.maxSize)) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(item);
    size += next;
  }
  if (batch.length > 0) yield batch;
}
