/** The development set: pages with the body, or snippets of it, that a person or a site's own parser gives. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { getDomainWithoutSuffix } from 'tldts';

export interface GoldPage {
  readonly id: string;
  readonly file: string;
  readonly set: string;
  /** Pages of one site are never split between training and test. */
  readonly site: string;
  readonly body: string;
  readonly holds: readonly string[];
  readonly lacks: readonly string[];
}

interface GoldLine {
  readonly id: string;
  readonly file: string;
  readonly url?: string;
  readonly domain?: string;
  readonly srckey: string;
  readonly body?: string;
  readonly with?: readonly string[];
  readonly without?: readonly string[];
}

const NUMBERED = /[-\d]+$/;

export function readGold(folder: string, name = 'gold.jsonl.gz'): GoldPage[] {
  const lines = gunzipSync(readFileSync(join(folder, name)))
    .toString('utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const gold = JSON.parse(line) as GoldLine;
    const set = gold.id.slice(0, gold.id.indexOf('-'));
    const host = gold.url ?? gold.domain;
    return {
      id: gold.id,
      file: gold.file,
      set,
      site: (host && getDomainWithoutSuffix(host)) || `${set}-${gold.srckey.replace(NUMBERED, '')}`,
      body: set === 'tr' ? '' : (gold.body ?? ''),
      holds: gold.with ?? [],
      lacks: gold.without ?? [],
    };
  });
}

export const readPage = (folder: string, page: GoldPage): Uint8Array =>
  gunzipSync(readFileSync(join(folder, page.file)));
