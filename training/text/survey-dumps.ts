/** Dumps as the product extracts them, and what it learns of their sites. */
import type { Draft } from '../../src/article.ts';
import { createRepeatedLines } from '../../src/corpus/repeated-lines/create-repeated-lines.ts';
import { createRuleOf, titlesOf } from '../../src/document/clean/clean-draft.ts';
import { compileRules } from '../../src/document/clean/compile-rules.ts';
import { guessLanguage } from '../../src/document/clean/guess-language.ts';
import { isRule } from '../../src/document/clean/line-model/pick-lines.ts';
import { createIsHeadline } from '../../src/document/clean/repeated-headline.ts';
import { extractText } from '../../src/document/extract/text/extract-text.ts';
import { digestLines } from '../../src/document/survey/digest-lines.ts';
import type { ScopeKnowledge } from '../../src/learned-lines.ts';
import { rememberKnowledge } from '../../src/pipeline.ts';
import { type Dump, rawOf, settings } from './read-dumps.ts';

export interface Surveyed {
  readonly dump: Dump;
  readonly draft: Draft;
  readonly knowledge: ScopeKnowledge | undefined;
}

/** Each kind of dump is surveyed by itself: the dumps of a page repeat one another's lines. */
export function* surveyDumps(dumps: readonly Dump[], urls: ReadonlyMap<string, string>): Generator<Surveyed> {
  for (const group of Map.groupBy(dumps, ({ dump_kind }) => dump_kind).values()) {
    const step = createRepeatedLines();
    const surveyed = group.map((dump) => {
      const draft = extractText(rawOf(dump, urls.get(dump.id)));
      const digest = digestLines(draft);
      step.observe(digest);
      return { dump, draft, scope: digest.scope };
    });
    const learned = rememberKnowledge(step.conclude());
    for (const { dump, draft, scope } of surveyed) yield { dump, draft, knowledge: learned(scope) };
  }
}

const rules = compileRules(settings.rules);

/** For each block, whether a rule knows it as furniture. */
export function ruledOf(draft: Draft): boolean[] {
  const language = guessLanguage(draft);
  const ruleOf = createRuleOf(rules, () => language, null, createIsHeadline(titlesOf(draft)));
  return draft.blocks.map((block) => isRule(ruleOf(block, 'tail')?.id ?? null));
}

/** A digit per block. Blocks of several lines are wrapped paragraphs: the first line's label holds. */
export function labelsOf(dump: Dump, texts: readonly string[]): string {
  let at = 0;
  return texts
    .map((text) => {
      while (at < dump.lines.length && !text.startsWith(dump.lines[at]?.trim() || '\u0000')) at++;
      return dump.keep[at++] ?? '0';
    })
    .join('');
}
