/** What the site prints elsewhere, line by line: an article stands between the lines that its pages share. */
import type { Joined } from './joined-lines.ts';
import type { LineFacts } from './line-facts.ts';
import { around, bestStretch, sumUp } from './sums.ts';

export interface Elsewhere {
  /** Articles of the site that were counted, this one included; two or more. */
  readonly documents: number;
  /** For each line, on how many articles besides this one it stands. */
  readonly others: readonly number[];
}

/** In the order of the rows; all -1 where nothing is known of the site. */
export const SITE_FEATURES = [
  ...['siteOthers', 'siteShare', 'site3', 'site9', 'gapRank', 'inSiteStretch', 'beforeSiteStretch', 'afterSiteStretch'],
] as const;

/** In the stretch that is the article's, a line of its own is worth its width, and one that others have costs so much. */
const GAIN_CAP = 400;
const OWN_SHORT = -10;
const SHARED = -120;

interface Site {
  readonly documents: number;
  readonly others: readonly number[];
  readonly shared: Float64Array;
  /** Running text between the shared lines around a line, as a share of that in the largest such gap. */
  readonly gapRank: Float64Array;
  readonly from: number;
  readonly to: number;
}

export function readSite(lines: readonly LineFacts[], { good }: Joined, { documents, others }: Elsewhere): Site {
  const isShared = (i: number): boolean => (others[i] as number) > 0;
  const textOf = (i: number): number => (good[i] === 1 ? (lines[i] as LineFacts).width : 0);
  const gainOf = (i: number): number => (isShared(i) ? SHARED : Math.min(GAIN_CAP, textOf(i)) || OWN_SHORT);
  const { from, to } = bestStretch(lines.length, gainOf);
  const shared = sumUp(others.map((other) => (other > 0 ? 1 : 0)));
  return { documents, others, shared, gapRank: rankGaps(lines.length, isShared, textOf), from, to };
}

function rankGaps(count: number, isShared: (i: number) => boolean, textOf: (i: number) => number): Float64Array {
  const texts = new Float64Array(count);
  let most = 1;
  for (let start = 0; start < count; ) {
    let [end, text] = [start, 0];
    for (; end < count && !isShared(end); end++) text += textOf(end);
    texts.fill(text, start, end);
    most = Math.max(most, text);
    start = end + 1;
  }
  return texts.map((text) => text / most);
}

const log = Math.log1p;

export function fillSite(out: Float32Array, start: number, site: Site | null, i: number): number {
  let at = start;
  if (site === null) {
    out.fill(-1, at, at + SITE_FEATURES.length);
    return at + SITE_FEATURES.length;
  }
  const { documents, others, shared, gapRank, from, to } = site;
  const own = others[i] as number;
  out[at++] = log(own);
  out[at++] = own / (documents - 1);
  out[at++] = around(shared, i, 3);
  out[at++] = around(shared, i, 9);
  out[at++] = gapRank[i] as number;
  out[at++] = i >= from && i <= to ? 1 : 0;
  out[at++] = log(Math.max(0, from - i));
  out[at++] = log(Math.max(0, i - to));
  return at;
}
