/** Remembers the last answers to a question: what is asked for again stays, what wasn't for long goes. */
export function keepLast<Value>(most: number, make: (key: number) => Value): (key: number) => Value {
  const kept = new Map<number, Value>();
  return (key) => {
    const value = kept.get(key) ?? make(key);
    kept.delete(key);
    kept.set(key, value);
    if (kept.size > most) kept.delete(kept.keys().next().value as number);
    return value;
  };
}
