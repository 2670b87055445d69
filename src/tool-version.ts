import { readFileSync } from 'node:fs';

/** The package's own version: `package.json` stands above `src/` and above `dist/`. */
export const VERSION = (
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { readonly version: string }
).version;

/** How run accounts and originals name the program. */
export const TOOL = `newsmorgue/${VERSION}`;
