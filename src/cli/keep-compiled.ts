import * as nodeModule from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Keeps compiled code in the user's cache folder, which halves the time a command takes to begin. Not in the system's
 * temporary folder, Node's own choice: others could put their code there. Where the folder can't be written nothing happens;
 * `NODE_DISABLE_COMPILE_CACHE=1` keeps Node from it.
 */
export function keepCompiled(env: Readonly<Record<string, string | undefined>>): void {
  const caches = env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  nodeModule.enableCompileCache(join(caches, 'newsmorgue', 'compiled'));
}
