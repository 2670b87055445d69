import PQueue from 'p-queue';

/**
 * Applies `work` to the items of a stream, up to `concurrency` at a time, and yields the results in the items' order.
 * Nothing is read ahead of what is in flight, so a slow consumer slows the source.
 */
export async function* mapInOrder<In, Out>(
  items: AsyncIterable<In>,
  work: (item: In) => Promise<Out>,
  concurrency: number,
): AsyncIterable<Out> {
  const queue = new PQueue({ concurrency });
  const inFlight: Promise<Out>[] = [];
  for await (const item of items) {
    const result = queue.add(() => work(item));
    // Whoever awaits the promise sees the error; this only keeps one that waits its turn from counting as unhandled.
    result.catch(() => {});
    inFlight.push(result);
    if (inFlight.length > concurrency) yield await (inFlight.shift() as Promise<Out>);
  }
  for (const result of inFlight) yield await result;
}
