/** What `pipeline.config.ts` may hold. The types that `defineConfig` offers are inferred from here. */

import { z } from 'zod';
import { RuleFileSchema } from '../document/clean/rule-schema.ts';
import type { Reader } from '../read/reader.ts';
import { DEFAULT_THRESHOLD } from '../text/shingles/required-similarity.ts';
import type { Normalizer, Transform } from './extension.ts';

const named = <T extends { name: string }>(method: keyof T & string, what: string) =>
  z.custom<T>(
    (value) =>
      typeof value === 'object' &&
      value !== null &&
      typeof (value as { name?: unknown }).name === 'string' &&
      typeof (value as Record<string, unknown>)[method] === 'function',
    { error: `expected ${what}: an object with a name and a function ${method}()` },
  );

const positive = z.number().int().positive();
const BETWEEN = 'expected a number from 0 to 1';
const fraction = z.number({ error: BETWEEN }).min(0, BETWEEN).max(1, BETWEEN);
const MANY_OR_SHARE = 'expected a number of documents, such as 20, or a share, such as "1.5%"';
const SHARE_OR_COUNT = /^\d+(\.\d+)?%?$/;
const pathOrFunction = z.union([
  z.string(),
  z.array(z.string()),
  z.custom<(path: string) => string | undefined>((value) => typeof value === 'function', {
    error: 'expected a path pattern such as "dumps/{site}/*.txt", a list of them, or a function of the path',
  }),
]);

export const SiteSettingsSchema = z.strictObject({
  keep: z.array(z.string()).optional().describe('CSS selectors of what is the article'),
  drop: z.array(z.string()).optional().describe('CSS selectors of what never is'),
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  language: z.string().optional(),
  name: z.string().optional().describe('the name by which titles end'),
});

export const ConfigSchema = z.strictObject({
  inputs: z.array(z.string()).default([]),
  archive: z.string().default('archive'),
  readers: z.array(named<Reader>('read', 'a reader')).default([]),
  fields: z.record(z.string(), z.record(z.string(), z.union([z.string(), z.array(z.string())]))).default({}),
  site: pathOrFunction.optional(),
  collection: pathOrFunction.optional(),
  separator: z.union([z.string(), z.instanceof(RegExp)]).optional(),
  rules: z
    .strictObject({
      builtIn: z.boolean().default(true),
      files: z.array(z.string()).default([]),
      inline: z.array(RuleFileSchema).default([]),
    })
    .prefault({}),
  sites: z.record(z.string(), SiteSettingsSchema).default({}),
  normalizers: z.array(named<Normalizer>('apply', 'a normalizer')).default([]),
  transforms: z.array(named<Transform>('apply', 'a transform')).default([]),
  duplicates: z
    .strictObject({
      threshold: fraction.default(DEFAULT_THRESHOLD),
      scope: z.enum(['all', 'site']).default('all'),
      days: positive.optional(),
    })
    .prefault({}),
  pagesThatAreNoArticle: z.enum(['reject', 'keep']).default('reject'),
  keepOriginals: z
    .union([z.boolean(), z.literal('reference')], { error: 'expected true, false or "reference"' })
    .default(true),
  workers: z.int().min(0).optional(),
  maxRejects: z.union([z.int().min(0), z.string().regex(SHARE_OR_COUNT, MANY_OR_SHARE)], MANY_OR_SHARE).optional(),
  metrics: z.string().optional(),
  ping: z.url({ protocol: /^https?$/ }).optional(),
  limits: z
    .strictObject({
      maxDocumentBytes: positive.default(64 * 2 ** 20),
      maxDepth: z.int().min(0).default(2),
      maxEntries: positive.default(10_000_000),
      maxExpandedBytes: positive.default(2 ** 40),
      maxDocumentSeconds: z.number().positive().max(86_400).default(60),
    })
    .prefault({}),
  log: z
    .strictObject({ level: z.enum(['silent', 'error', 'warn', 'info', 'debug', 'trace']).default('warn') })
    .prefault({}),
});

/** What a user writes. */
export type Config = z.input<typeof ConfigSchema>;
/** The same with every default filled in. */
export type ResolvedConfig = z.output<typeof ConfigSchema>;
