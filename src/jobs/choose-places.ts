/** Where a command reads and writes: as it was told, else as the configuration says. */
import { isAbsolute, join, resolve } from 'node:path';
import { ConfigurationError } from '../config/configuration-error.ts';
import type { LoadedConfig } from '../config/load-config.ts';

const NO_INPUTS = 'no inputs: expected files, folders, globs or - as `inputs`, or `inputs` in the configuration';

/** Where the configuration's folder isn't the current one, its inputs are still counted from there. */
export function configuredInputs(config: LoadedConfig): readonly string[] {
  const { folder, values } = config;
  if (values.inputs.length === 0) throw new ConfigurationError(NO_INPUTS);
  if (folder === process.cwd()) return values.inputs;
  return values.inputs.map((input) => (input === '-' || isAbsolute(input) ? input : join(folder, input)));
}

/** The archive that a command works on: as named, else the configuration's. */
export function archiveFolder(named: string | undefined, config: LoadedConfig): string {
  return named === undefined ? resolve(config.folder, config.values.archive) : resolve(named);
}
