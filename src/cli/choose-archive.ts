import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { CliContext } from './context.ts';
import { ARCHIVE_VARIABLE } from './shared-options.ts';

const CONFIG_NAME = 'pipeline.config.ts';
const DEFAULT_ARCHIVE = 'archive';

/** By the option, or by the environment; an empty variable is none. */
export function namedArchive(flags: { readonly archive?: string }, context: CliContext): string | undefined {
  return flags.archive ?? (context.env[ARCHIVE_VARIABLE] || undefined);
}

/** The archive a command looks at: as named, else the configuration's, else `./archive`. Whether it is one is for the reader to say. */
export async function chooseArchive(
  flags: { readonly archive?: string; readonly config?: string },
  context: CliContext,
): Promise<string> {
  const named = namedArchive(flags, context);
  if (named !== undefined) return named;
  if (flags.config === undefined && !existsSync(CONFIG_NAME)) return DEFAULT_ARCHIVE;
  const { loadConfig } = await context.library();
  const { folder, values } = await loadConfig(flags.config);
  return relative('', resolve(folder, values.archive)) || '.';
}
