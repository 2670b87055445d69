/** A rule's examples are its tests: what it says to remove it must take, and what it says to keep it must leave. */
import type { Draft } from '../../article.ts';
import { createClean } from './clean-draft.ts';
import { compileRules } from './compile-rules.ts';
import { createMatchLine } from './match-line.ts';
import type { Rule, RuleFile } from './rule-schema.ts';
import type { Zone } from './zones.ts';

/**
 * @param tried the rules whose examples are tried
 * @param all all that work together: the end of a line is cut by a rule and what others know of such ends
 * @returns what is wrong, a sentence for each example
 */
export function tryExamples(tried: readonly Rule[], all: readonly RuleFile[]): string[] {
  const clean = createClean({ rules: all, sites: {} });
  const cuts = (rule: Rule, line: string): boolean =>
    clean.apply(asDraft(line)).removals.some((removal) => removal.rule === rule.id);
  return tried.flatMap((rule) => {
    const takes = createTake(rule);
    const left = rule.removes.filter((line) => !takes(line) && !cuts(rule, line));
    const taken = rule.keeps.filter(takes);
    return [
      ...left.map((line) => `${rule.id} is to remove “${line}”, and leaves it`),
      ...taken.map((line) => `${rule.id} is to keep “${line}”, and removes it`),
    ];
  });
}

const zoneOf = ({ where }: Rule): Zone => (where === 'edge' ? 'tail' : where === 'anywhere' ? 'middle' : where);

/** The rule alone, in the best place for it, in its own language. */
function createTake(rule: Rule): (line: string) => boolean {
  const match = createMatchLine(compileRules([{ name: 'one', rules: [rule] }]), () => rule.languages?.[0] ?? 'en');
  return (line) => match(line, zoneOf(rule)) !== null;
}

/** The line as the end of an article. */
const asDraft = (line: string): Draft => ({
  source: { path: 'example.txt', sha256: '' },
  mediaType: 'text/plain',
  collection: '',
  kind: 'article',
  claims: [],
  blocks: [{ kind: 'paragraph', text: line, position: 0 }],
  removals: [],
  flags: [],
});
