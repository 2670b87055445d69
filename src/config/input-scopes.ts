/** What the configuration says of an input by its path: its site, its collection, its field mapping. */
import type { FieldMapping } from '../read/reader.ts';
import type { ResolvedConfig } from './config-schema.ts';
import { ConfigurationError } from './configuration-error.ts';
import { compilePathPattern } from './path-pattern.ts';

type PathRule = ResolvedConfig['site'];

/** A function that gives the name captured as `{site}` (or `{collection}`) by the first pattern that fits a path. */
export function compilePathRule(rule: PathRule, capture: 'site' | 'collection'): (path: string) => string | undefined {
  if (rule === undefined) return () => undefined;
  if (typeof rule === 'function') return (path) => askFunction(rule, capture, path);
  const patterns = (Array.isArray(rule) ? rule : [rule]).map(compilePathPattern);
  return (path) => {
    for (const match of patterns) {
      const name = match(path)?.[capture];
      if (name !== undefined) return name;
    }
    return undefined;
  };
}

/** @throws ConfigurationError when the function throws, or gives what is no name */
function askFunction(rule: (path: string) => unknown, key: 'site' | 'collection', path: string): string | undefined {
  let name: unknown;
  try {
    name = rule(path);
  } catch (error) {
    throw new ConfigurationError(`${key}: the function failed for ${JSON.stringify(path)}: ${String(error)}`);
  }
  if (name === undefined || typeof name === 'string') return name;
  throw new ConfigurationError(
    `${key}: expected the function to give a string or undefined for ${JSON.stringify(path)}, got ${String(name)}`,
  );
}

/** The field mapping of the first pattern that fits a path; the empty mapping otherwise. */
export function compileFields(fields: ResolvedConfig['fields']): (path: string) => FieldMapping {
  const rules = Object.entries(fields).map(([pattern, mapping]) => ({ match: compilePathPattern(pattern), mapping }));
  return (path) => rules.find((rule) => rule.match(path) !== null)?.mapping ?? {};
}
