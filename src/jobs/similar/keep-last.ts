/**
 * Remembers the last answers to a question, `most` at least and twice as many at most: what is asked for again stays,
 * what wasn't for long goes.
 */
export function keepLast<Value>(most: number, make: (key: number) => Value): (key: number) => Value {
  let recent = new Map<number, Value>();
  let before = new Map<number, Value>();
  return (key) => {
    const known = recent.get(key);
    if (known !== undefined) return known;
    const value = before.get(key) ?? make(key);
    if (recent.size >= most) [before, recent] = [recent, new Map()];
    recent.set(key, value);
    return value;
  };
}
