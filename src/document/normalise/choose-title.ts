import type { Claim } from '../../article.ts';
import type { Evidence } from './normalise-draft.ts';
import { isSiteName, stripSite } from './titles/strip-site.ts';
import { siteNames } from './titles/site-names.ts';
import { titleLikeness } from './titles/title-likeness.ts';
import { trustIn } from './trust.ts';

interface Candidate {
  readonly claim: Claim;
  readonly title: string;
  readonly score: number;
}

/** Up to this much is added for the support of the other claims. */
const AGREEMENT = 30;
const LIKE = 0.5;
const TAG = /<[^<>]{1,100}>/g;
const SPACES = /\s+/g;
const LONGEST = 400;

function plain(value: string): string {
  return value.replace(TAG, '').replace(SPACES, ' ').trim().slice(0, LONGEST);
}

/** A claim gains by the likeness of others to it, each weighed by its own trust. */
function support(title: string, own: Claim, claims: readonly { readonly claim: Claim; readonly title: string }[]): number {
  let [like, all] = [0, 0];
  for (const other of claims) {
    if (other.claim === own) continue;
    const trust = trustIn('title', other.claim.from);
    const likeness = titleLikeness(title, other.title);
    all += trust;
    like += likeness >= LIKE ? trust * likeness : 0;
  }
  return all === 0 ? 0 : (AGREEMENT * like) / all;
}

/** The headline, without the site's name. */
export function chooseTitle(evidence: Evidence): string | null {
  const names = siteNames(evidence);
  const claims = evidence.claims('title').map((claim) => ({ claim, value: plain(claim.value) })).filter(({ value }) => value !== '');
  const values = claims.filter(({ claim }) => claim.from !== 'title' && claim.from !== 'h1@far').map(({ value }) => value);
  const read = claims.map(({ claim, value }) => ({ claim, title: stripSite(value, names, values) }));
  let best: Candidate | null = null;
  for (const { claim, title } of read) {
    const empty = isSiteName(title, names) ? 60 : 0;
    const score = trustIn('title', claim.from) + support(title, claim, read) - empty;
    if (!best || score > best.score) best = { claim, title, score };
  }
  for (const { claim, title } of read) {
    if (claim === best?.claim) evidence.verdicts.won(claim, 'most trusted, with those that agree');
    else evidence.verdicts.lost(claim, title === best?.title ? 'agrees' : `${best?.claim.from} is trusted more`);
  }
  return best?.title ?? null;
}
