/** Beside the catalog lies how the last writer left it: size and time. */
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';

// A whole check reads the whole catalog: it is only done where the file isn't as the last writer left it.
export const stateFile = (path: string): string => `${path}.state`;

function stateOf(path: string): string {
  const { size, mtimeMs } = statSync(path);
  return `${size} ${mtimeMs}\n`;
}

/** While a run is going on there is no state: a reader then trusts SQLite, rather than read everything each time. */
export function needsCheck(path: string, isWriter: boolean): boolean {
  if (!existsSync(stateFile(path))) return isWriter;
  return readFileSync(stateFile(path), 'utf8') !== stateOf(path);
}

export const markClean = (path: string): void => writeFileSync(stateFile(path), stateOf(path));
export const markDirty = (path: string): void => rmSync(stateFile(path), { force: true });
