/** What a page's address says of its kind. */
import type { Claim } from '../../../../article.ts';
import { listOf } from './kind-tables.ts';
import { PAGE_GROUPS } from './kind-words.ts';

const EXTENSION = /\.\w{2,5}$/;
const WORD_BREAK = /[-_+.]/;
const DATED_PATH = /\/(?:19|20)\d\d[/-]?\d/;
const WWW = /^www\./;
const NUMERIC = /^\d+$/;

const PATHS = PAGE_GROUPS.map(({ path, last, lastWords }) => ({
  path: new Set(listOf(path)),
  last: new Set(listOf(last)),
  lastWords: new Set(listOf(lastWords)),
}));

export interface AddressEvidence {
  /** Points of each group; the last part of the path counts by itself. */
  readonly groups: readonly { readonly points: number; readonly last: boolean }[];
  readonly isHome: boolean;
  readonly isDated: boolean;
  /** Words of the last part that are no numbers. */
  readonly words: number;
}

export function readAddress(url: URL): AddressEvidence {
  const host = url.hostname.replace(WWW, '');
  const parts = url.pathname
    .toLowerCase()
    .split('/')
    .filter((part) => part !== '')
    .map((part) => part.replace(EXTENSION, ''));
  const last = parts.pop() ?? '';
  const words = last.split(WORD_BREAK).filter((word) => word !== '' && !NUMERIC.test(word));
  const groups = PAGE_GROUPS.map((group, i) => {
    const known = PATHS[i] as (typeof PATHS)[0];
    const clues = [
      group.host.test(host),
      parts.some((part) => known.path.has(part)),
      words.some((word) => known.lastWords.has(word)),
    ];
    return { points: clues.filter((clue) => clue).length, last: known.last.has(last) };
  });
  return { groups, isHome: last === '', isDated: DATED_PATH.test(url.pathname), words: words.length };
}

/** The first address or canonical address that can be read. */
export function addressOf(claims: readonly Claim[]): URL | null {
  for (const { field, value } of claims) {
    if (field !== 'url' && field !== 'canonical') continue;
    const url = URL.parse(value);
    if (url !== null) return url;
  }
  return null;
}
