/** Many East Asian papers name the reporter below the article. */
import type { Claim } from '../../../article.ts';
import { readCredit } from './read-credit-line.ts';
import type { Head } from './read-head.ts';

/** Copyright, contact and share lines may stand below. */
const SEARCHED = 5;

export function readFoot(lines: readonly string[]): Head {
  const from = Math.max(1, lines.length - SEARCHED);
  for (let i = lines.length - 1; i >= from; i--) {
    const names = readCredit(lines[i] ?? '');
    if (names === null) continue;
    const claims: Claim[] = [{ field: 'author', value: names, from: 'line:byline' }];
    return { claims, taken: new Map([[i, 'header/author-line']]) };
  }
  return { claims: [], taken: new Map() };
}
