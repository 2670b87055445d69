/** Reads rule files: the ones that come along in `rules/`, and the configuration's own. */
import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileRules } from '../document/clean/compile-rules.ts';
import { type RuleFile, RuleFileSchema } from '../document/clean/rule-schema.ts';
import { tryExamples } from '../document/clean/try-examples.ts';
import { ConfigurationError } from './configuration-error.ts';

const BUILT_IN = fileURLToPath(new URL('../../rules/', import.meta.url));

interface RuleSources {
  readonly builtIn: boolean;
  readonly files: readonly string[];
  readonly inline: readonly RuleFile[];
}

/**
 * All rules in order: built in by file name, then the configuration's files, then its inline ones.
 * @throws ConfigurationError naming the file, the rule and the key that is wrong, or the example that a rule fails.
 */
export async function loadRules(sources: RuleSources, folder: string): Promise<readonly RuleFile[]> {
  const builtIn = sources.builtIn ? await builtInFiles() : [];
  const files = sources.files.map((file) => resolve(folder, file));
  const own = [...(await Promise.all(files.map(readRuleFile))), ...sources.inline];
  const rules = [...(await Promise.all(builtIn.map(readRuleFile))), ...own];
  try {
    compileRules(rules);
  } catch (error) {
    throw new ConfigurationError(`rules: ${(error as Error).message}`);
  }
  // The built-in ones are tried by the tests.
  const wrong =
    own.length === 0
      ? []
      : tryExamples(
          own.flatMap((file) => file.rules),
          rules,
        );
  if (wrong.length > 0) throw new ConfigurationError(['rules that do not do what they say:', ...wrong].join('\n  '));
  return rules;
}

async function builtInFiles(): Promise<string[]> {
  const names = (await readdir(BUILT_IN)).filter((name) => name.endsWith('.json')).sort();
  return names.map((name) => resolve(BUILT_IN, name));
}

async function readRuleFile(path: string): Promise<RuleFile> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new ConfigurationError(`rule file ${path}: ${(error as Error).message}`);
  }
  const parsed = RuleFileSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => `  ${issue.path.map(String).join('.')}: ${issue.message}`);
  throw new ConfigurationError([`rule file ${path} is not valid:`, ...issues].join('\n'));
}
