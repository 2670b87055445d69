/** Finds, loads, checks and freezes the configuration, together with the rule files it names. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { z } from 'zod';
import type { DocumentSettings } from '../settings.ts';
import { checkValues } from './check-values.ts';
import { type Config, ConfigSchema, type ResolvedConfig } from './config-schema.ts';
import { ConfigurationError } from './configuration-error.ts';
import type { Extensions } from './extension.ts';
import { loadRules } from './load-rules.ts';
import { watchLoading } from './watch-loading.ts';

export const CONFIG_NAME = 'pipeline.config.ts';

export interface LoadedConfig {
  /** Where it was read from; null when the defaults are used or an object was given. */
  readonly path: string | null;
  /** Relative paths in the configuration count from here. */
  readonly folder: string;
  readonly values: ResolvedConfig;
  readonly settings: DocumentSettings;
  readonly extensions: Extensions;
  readonly digests: { readonly config: string; readonly rules: string };
}

/**
 * Loads `path`, or `pipeline.config.ts` of the current folder where there is one, or the defaults.
 * @throws ConfigurationError when the file is missing, throws, or doesn't fit the schema.
 */
export async function loadConfig(path?: string): Promise<LoadedConfig> {
  const found = path ?? (existsSync(CONFIG_NAME) ? CONFIG_NAME : null);
  if (found === null) return resolveConfig({}, null);
  const file = resolve(found);
  if (!existsSync(file)) {
    throw new ConfigurationError(`no configuration at ${file}: write one with \`newsmorgue init\`, or name another`);
  }
  return resolveConfig(await importConfig(file), file);
}

/** Checks a configuration object and loads the rule files it names. */
export async function resolveConfig(config: Config, path: string | null): Promise<LoadedConfig> {
  const parsed = ConfigSchema.safeParse(config, { reportInput: true });
  if (!parsed.success) throw new ConfigurationError(describeIssues(schemaIssues(parsed.error), path));
  const folder = path === null ? process.cwd() : dirname(path);
  const values = parsed.data;
  const mistakes = checkValues(values);
  if (mistakes.length > 0) throw new ConfigurationError(describeIssues(mistakes, path));
  const rules = await loadRules(values.rules, folder);
  const settings: DocumentSettings = { rules, sites: values.sites as DocumentSettings['sites'] };
  return Object.freeze({
    path,
    folder,
    values,
    settings,
    extensions: { transforms: values.transforms, normalizers: values.normalizers },
    digests: { config: digest(withoutPlaces(values)), rules: digest(rules) },
  });
}

async function importConfig(file: string): Promise<Config> {
  let module: { default?: unknown };
  try {
    module = await importOrGiveUp(pathToFileURL(file).href);
  } catch (error) {
    throw new ConfigurationError(`${file} could not be loaded: ${(error as Error).message}`);
  }
  if (typeof module.default !== 'object' || module.default === null) {
    throw new ConfigurationError(
      `${file}: expected \`export default defineConfig({ … })\`, got ${typeof module.default}`,
    );
  }
  return module.default as Config;
}

/** A module that awaits what never comes would otherwise end the process without a word, and with a code of its own. */
async function importOrGiveUp(url: string): Promise<{ default?: unknown }> {
  const stopWatching = watchLoading(fileURLToPath(url));
  const { promise, reject } = Promise.withResolvers<never>();
  const giveUp = (): void => reject(new Error('it awaits something that never comes'));
  process.once('beforeExit', giveUp);
  try {
    return await Promise.race([import(url), promise]);
  } finally {
    process.off('beforeExit', giveUp);
    stopWatching();
  }
}

function schemaIssues(error: z.ZodError): readonly string[] {
  return error.issues.map(({ path, message, input }) => {
    const came = typeof input === 'object' || input === undefined ? '' : `, got ${JSON.stringify(input)}`;
    return `${path.map(String).join('.') || '(top level)'}: ${message}${came}`;
  });
}

function describeIssues(issues: readonly string[], path: string | null): string {
  return [`${path ?? 'configuration'} is not valid:`, ...issues.map((issue) => `  ${issue}`)].join('\n');
}

/** What decides the records: not where they go, nor how many threads there are. */
function withoutPlaces(values: ResolvedConfig): object {
  const { inputs: _i, archive: _a, workers: _w, log: _l, maxRejects: _m, metrics: _p, ping: _u, ...rest } = values;
  return {
    ...rest,
    readers: rest.readers.map(bySource),
    transforms: rest.transforms.map(bySource),
    normalizers: rest.normalizers.map(bySource),
  };
}

const METHODS = ['accepts', 'read', 'apply'];

/** An extension's name and what it does; what else hangs on the object may be of any size, or go in circles. */
function bySource(extension: { readonly name: string }): object {
  const methods = extension as unknown as Readonly<Record<string, unknown>>;
  const sources = METHODS.filter((method) => typeof methods[method] === 'function');
  return { name: extension.name, ...Object.fromEntries(sources.map((method) => [method, methods[method]])) };
}

function digest(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}

/** @param inside what the value lies in; a circle says no more than that it closes */
function canonical(value: unknown, inside: readonly unknown[] = []): string {
  if (typeof value === 'function' || value instanceof RegExp) return JSON.stringify(String(value));
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const place = inside.indexOf(value);
  if (place !== -1) return `"circle to level ${place}"`;
  const within = [...inside, value];
  if (Array.isArray(value)) return `[${value.map((entry) => canonical(entry, within)).join(',')}]`;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, entry]) => `${JSON.stringify(key)}:${canonical(entry, within)}`).join(',')}}`;
}
