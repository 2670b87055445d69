import type { Claim } from '../../article.ts';
import { type Byline, parseByline } from './bylines/parse-byline.ts';
import type { Evidence } from './normalise-draft.ts';
import { siteNames } from './titles/site-names.ts';
import { trustIn } from './trust.ts';

interface Voice {
  readonly from: string;
  readonly claims: readonly Claim[];
  readonly trust: number;
  readonly authors: readonly string[];
  readonly agency: string | null;
}

const ADDRESS = /^(?:https?:)?\/\//;
const LEAST_TRUST = 20;
const ORGANIZATION_PENALTY = 45;
const AGREEMENT = 12;

function readClaim(claim: Claim, evidence: Evidence, names: readonly string[]): Byline {
  if (ADDRESS.test(claim.value)) return { authors: [], agency: null };
  const byline = parseByline(claim.value, { language: evidence.language ?? undefined, site: names[0] });
  const houses = new Set(names.map(fold));
  return { authors: byline.authors.filter((name) => !houses.has(fold(name))), agency: byline.agency };
}

const FOLD = /[^\p{L}\p{N}]+/gu;
const fold = (name: string): string => name.toLowerCase().normalize('NFKD').replace(FOLD, '');

/** Claims with the same `from` speak together: one for each author. */
function voices(evidence: Evidence): readonly Voice[] {
  const names = siteNames(evidence);
  const groups = new Map<string, Claim[]>();
  for (const claim of [...evidence.claims('author'), ...evidence.claims('agency')]) {
    const visible = claim.from.startsWith('text:') || claim.from.startsWith('class:');
    const key = visible ? `${claim.from} ${claim.value}` : claim.from;
    const list = groups.get(key);
    if (list) list.push(claim);
    else groups.set(key, [claim]);
  }
  return [...groups.values()].map((claims) => voice(claims, evidence, names));
}

function voice(claims: readonly Claim[], evidence: Evidence, names: readonly string[]): Voice {
  const authors = new Map<string, string>();
  const agencies = new Set<string>();
  for (const claim of claims) {
    const read = readClaim(claim, evidence, names);
    for (const name of read.authors) if (!authors.has(fold(name))) authors.set(fold(name), name);
    for (const agency of read.agency?.split(', ') ?? []) agencies.add(agency);
  }
  const from = claims[0]?.from ?? '';
  const organization = from.includes(':Organization') || from.includes(':NewsMediaOrganization') ? ORGANIZATION_PENALTY : 0;
  return { from, claims, trust: trustIn('author', from) - organization, authors: [...authors.values()], agency: [...agencies].join(', ') || null };
}

function score(voice: Voice, all: readonly Voice[]): number {
  const mine = new Set(voice.authors.map(fold));
  const agreeing = all.filter((other) => other !== voice && other.trust >= LEAST_TRUST && other.authors.length > 0 && other.authors.every((name) => mine.has(fold(name))));
  return voice.trust + (agreeing.length > 0 ? AGREEMENT : 0);
}

/** Who wrote it, and the agencies apart. Structured claims first, the visible byline where they are silent or name only the house. */
export function chooseAuthors(evidence: Evidence): { readonly authors: readonly string[]; readonly agency: string | null } {
  const all = voices(evidence);
  const naming = all.filter((voice) => voice.authors.length > 0 && voice.trust >= LEAST_TRUST);
  const ranked = [...naming].sort((a, b) => score(b, all) - score(a, all));
  const winner = ranked[0];
  for (const voice of all) {
    for (const claim of voice.claims) {
      if (voice === winner) evidence.verdicts.won(claim, 'most trusted that names a person');
      else evidence.verdicts.lost(claim, voice.authors.length > 0 ? `${winner?.from ?? 'nobody'} is trusted more` : voice.agency ? 'names an agency' : 'names no person');
    }
  }
  const agency = [...all].filter((voice) => voice.agency !== null && voice.trust >= LEAST_TRUST).sort((a, b) => b.trust - a.trust)[0]?.agency ?? null;
  return { authors: winner?.authors ?? [], agency };
}
