/**
 * A read-only map whose values are worked out from another map's each time they are asked for, in the order of the sorted keys:
 * for values that are too large to hold all at once.
 */
export function mapLazily<From, To>(
  source: ReadonlyMap<string, From>,
  work: (from: From) => To,
): ReadonlyMap<string, To> {
  const keys = [...source.keys()].sort();
  const get = (key: string): To | undefined => {
    const from = source.get(key);
    return from === undefined ? undefined : work(from);
  };
  const entries = function* (): MapIterator<[string, To]> {
    for (const key of keys) yield [key, get(key) as To];
  };
  const values = function* (): MapIterator<To> {
    for (const key of keys) yield get(key) as To;
  };
  return {
    size: keys.length,
    has: (key) => source.has(key),
    get,
    keys: () => keys.values() as MapIterator<string>,
    values,
    entries,
    [Symbol.iterator]: entries,
    forEach(callback) {
      for (const key of keys) callback(get(key) as To, key, this);
    },
  };
}
