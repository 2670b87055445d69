/** The names read from a byline against the truth: the exact set, and that the agencies were named. */
import { foldCase, strip } from './plain-text.ts';

const fold = (name: string): string =>
  strip(foldCase(name.normalize('NFKC')).replaceAll('\u2019', "'").replaceAll('.', ''));

const foldAll = (names: readonly string[]): ReadonlySet<string> => new Set(names.map(fold));

/** Case, full stops and the form of apostrophes aside. */
export function areNamesExact(gold: readonly string[], given: readonly string[]): boolean {
  const [want, got] = [foldAll(gold), foldAll(given)];
  return want.size === got.size && [...want].every((name) => got.has(name));
}

export function areAgenciesNamed(gold: readonly string[], given: readonly string[]): boolean {
  const got = foldAll(given);
  return gold.every((agency) => got.has(fold(agency)));
}
