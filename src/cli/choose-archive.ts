import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import type { CliContext } from './context.ts';

const CONFIG_NAME = 'pipeline.config.ts';
const DEFAULT_ARCHIVE = 'archive';

/** The archive a command looks at: as named, else the configuration's, else `./archive`. Whether it is one is for the reader to say. */
export async function chooseArchive(
  flags: { readonly archive?: string; readonly config?: string },
  context: CliContext,
): Promise<string> {
  if (flags.archive !== undefined) return flags.archive;
  if (flags.config === undefined && !existsSync(CONFIG_NAME)) return DEFAULT_ARCHIVE;
  const { loadConfig } = await context.library();
  const { folder, values } = await loadConfig(flags.config);
  return relative('', resolve(folder, values.archive)) || '.';
}
