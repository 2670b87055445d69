/** What a configuration's schema can't tell: whether its patterns and selectors can be read. */
import { load } from 'cheerio/slim';
import { FIELD_NAMES } from '../read/fields/field-names.ts';
import type { ResolvedConfig } from './config-schema.ts';
import { compilePathPattern } from './path-pattern.ts';

/** One line for each mistake: the key, what was expected, what came. */
export function checkValues(values: ResolvedConfig): readonly string[] {
  return [
    ...checkPathRule('site', values.site),
    ...checkPathRule('collection', values.collection),
    ...Object.entries(values.fields).flatMap(([pattern, mapping]) => [
      ...checkPattern('fields', pattern),
      ...Object.keys(mapping).flatMap((field) => checkField(`fields.${pattern}`, field)),
    ]),
    ...Object.keys(values.sites).flatMap(checkSiteName),
    ...Object.entries(values.sites).flatMap(([host, { keep = [], drop = [] }]) => [
      ...keep.flatMap((selector) => checkSelector(`sites.${host}.keep`, selector)),
      ...drop.flatMap((selector) => checkSelector(`sites.${host}.drop`, selector)),
    ]),
  ];
}

function checkPathRule(key: 'site' | 'collection', rule: ResolvedConfig['site']): readonly string[] {
  if (rule === undefined || typeof rule === 'function') return [];
  return (Array.isArray(rule) ? rule : [rule]).flatMap((pattern) => [
    ...checkPattern(key, pattern),
    // Without it no path would ever give a name.
    ...(pattern.includes(`{${key}}`)
      ? []
      : [`${key}: expected {${key}} in the pattern, got ${JSON.stringify(pattern)}`]),
  ]);
}

const FIELDS = Object.keys(FIELD_NAMES);

const checkField = (key: string, field: string): readonly string[] =>
  FIELDS.includes(field) ? [] : [`${key}: expected one of the fields ${FIELDS.join(', ')}, got ${field}`];

/** Sites are known by their host, or by the name that a dump gives them: never by an address. */
const checkSiteName = (name: string): readonly string[] =>
  name.includes('/') ? [`sites: expected a host such as example.com, or a name, got ${JSON.stringify(name)}`] : [];

function checkPattern(key: string, pattern: string): readonly string[] {
  const names: readonly string[] = pattern.match(CAPTURE) ?? [];
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return [`${key}: expected each name once in a pattern, got ${twice} twice in "${pattern}"`];
  return attempt(() => compilePathPattern(pattern), `${key}: expected a path pattern, got ${JSON.stringify(pattern)}`);
}

const CAPTURE = /\{[a-z]+\}/g;

function checkSelector(key: string, selector: string): readonly string[] {
  return attempt(() => load('<p>')(selector), `${key}: expected a CSS selector, got ${JSON.stringify(selector)}`);
}

function attempt(compile: () => unknown, complaint: string): readonly string[] {
  try {
    compile();
    return [];
  } catch (error) {
    return [`${complaint}: ${(error as Error).message}`];
  }
}
