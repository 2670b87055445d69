import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** The text of a file that may be packed. */
export function readText(path: string): string {
  const file = existsSync(path) ? path : `${path}.gz`;
  const bytes = readFileSync(file);
  return (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** The objects of a JSON Lines file that may be packed. */
export const readRows = <Row>(path: string): Row[] =>
  readText(path)
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Row]));
