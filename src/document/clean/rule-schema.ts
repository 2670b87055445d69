/** What a rule file may hold. Rules are data: what to take out, where it may stand, why, and examples of both kinds. */
import { z } from 'zod';

const RULE_ID = /^[a-z0-9][a-z0-9-]*(?:\/[a-z0-9][a-z0-9-]*)+$/;
const LANGUAGE = /^[a-z]{2,3}$/;

const phrases = z.array(z.string().min(1).max(1000)).min(1).readonly();
const examples = z.array(z.string().min(1).max(2000)).min(1).readonly();

/**
 * How a line is recognized; a rule has one or more of these and matches where any does.
 * Case, quotes, width and the punctuation around a line never matter for `lines` and `starts`.
 */
const MatchSchema = z.strictObject({
  /** The whole line is one of these. */
  lines: phrases.optional(),
  /** A short line (at most `maxLength` characters) begins with one of these, at a word's end, and is no sentence.
   * A phrase written with a colon at its end holds only with the colon. */
  starts: phrases.optional(),
  /** The line matches one of these regular expressions (flags `iu`); checked at load to be linear in the line. */
  patterns: phrases.optional(),
  /** The line consists of nothing but these words, at least `minWords` of them: share bars and the like. */
  words: phrases.optional(),
  /** The end of a longer line, from one of these phrases on, where all that follows are `words` of any rule: cut off. */
  trailers: phrases.optional(),
});

export const RuleSchema = z.strictObject({
  /** `<file>/<name>`: what a removal is marked with. */
  id: z.string().regex(RULE_ID),
  /** One short sentence for people: why such a line is no article text. */
  why: z.string().min(1).max(200),
  /**
   * `head` and `tail`: only while everything before (after) it goes as well; `edge`: either;
   * `anywhere`: for lines that no article has as a paragraph of its own.
   */
  where: z.enum(['head', 'tail', 'edge', 'anywhere']),
  /** BCP 47 primary languages of the text; without it, any. */
  languages: z.array(z.string().regex(LANGUAGE)).min(1).readonly().optional(),
  match: MatchSchema.refine((match) => Object.values(match).some((value) => value !== undefined), {
    message: 'expected at least one of lines, starts, patterns, words, trailers; got none',
  }),
  /** What follows it to the end of the document goes too, as long as it is no running text: a list of related links. */
  opens: z.boolean().optional(),
  /** For `starts`; 60 without it. */
  maxLength: z.int().min(1).max(300).optional(),
  /** For `words`; 2 without it. */
  minWords: z.int().min(1).max(20).optional(),
  /** Lines that the rule takes (for `trailers`: lines whose end it cuts). */
  removes: examples,
  /** Lines that resemble those and stay. */
  keeps: examples,
});

export const RuleFileSchema = z.strictObject({
  $schema: z.string().optional(),
  name: z.string().min(1).max(60),
  description: z.string().max(400).optional(),
  rules: z.array(RuleSchema).readonly(),
});

export type Rule = Readonly<z.infer<typeof RuleSchema>>;
export type RuleFile = Readonly<z.infer<typeof RuleFileSchema>>;
