import type { Claim } from '../../article.ts';
import { type Byline, parseByline } from './bylines/parse-byline.ts';
import { readHouse } from './bylines/read-house.ts';
import { decodeEntities } from './decode-entities.ts';
import type { Evidence } from './normalise-draft.ts';
import { foldName } from './titles/strip-site.ts';
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
/** `KatieS`, `a.keaveney`: an account's name rather than a person's. */
const ACCOUNT_PENALTY = 25;
/** `amw`: a desk's initials. */
const INITIALS_PENALTY = 46;
const AGREEMENT = 12;
/** Longer visible pieces are biographies. */
const LONGEST_VISIBLE = 160;
const MOST_TOGETHER = 8;
const VISIBLE = /^(?:text|class):/;
const ON_THE_PAGE = /^(?:text|class|microdata|rdfa):/;

function readClaim(claim: Claim, evidence: Evidence, houses: ReadonlySet<string>): Byline {
  const tooLong = ON_THE_PAGE.test(claim.from) && claim.value.length > LONGEST_VISIBLE;
  if (ADDRESS.test(claim.value) || tooLong) return { authors: [], agency: null };
  const byline = parseByline(decodeEntities(claim.value), { language: evidence.language ?? undefined });
  return { authors: byline.authors.filter((name) => !houses.has(foldName(name))), agency: byline.agency };
}

/** Claims with the same `from` speak together: one for each author. Visible pieces speak for themselves. */
function voices(evidence: Evidence): readonly Voice[] {
  const houses = new Set(evidence.names);
  const groups = new Map<string, Claim[]>();
  for (const claim of [...evidence.claims('author'), ...evidence.claims('agency')]) {
    const key = VISIBLE.test(claim.from) ? `${claim.from} ${claim.value}` : claim.from;
    const list = groups.get(key);
    if (list) list.push(claim);
    else groups.set(key, [claim]);
  }
  return [...groups.values()].map((claims) => voice(claims, evidence, houses));
}

function voice(claims: readonly Claim[], evidence: Evidence, houses: ReadonlySet<string>): Voice {
  const authors = new Map<string, string>();
  const agencies = new Set<string>();
  for (const claim of claims) {
    const read = readClaim(claim, evidence, houses);
    for (const name of read.authors) if (!authors.has(foldName(name))) authors.set(foldName(name), name);
    for (const agency of read.agency?.split(', ') ?? []) agencies.add(agency);
  }
  const from = claims[0]?.from ?? '';
  const organization = ORGANIZATION.test(from) ? ORGANIZATION_PENALTY : 0;
  const account = accountPenalty([...authors.values()]);
  return { from, claims, trust: trustIn('author', from) - organization - account, authors: [...authors.values()], agency: [...agencies].join(', ') || null };
}

function accountPenalty(names: readonly string[]): number {
  const [name = ' '] = names;
  if (names.length !== 1 || name.includes(' ') || UNSPACED.test(name)) return 0;
  return INITIALS.test(name) ? INITIALS_PENALTY : ACCOUNT_PENALTY;
}

const INITIALS = /^\p{Ll}{1,4}$/u;
const ORGANIZATION = /:(?:Organization|NewsMediaOrganization|Corporation)\b/;
const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]/;

function holds(voice: Voice, other: Voice): boolean {
  const mine = new Set(voice.authors.map(foldName));
  return other.authors.every((name) => mine.has(foldName(name)));
}

function score(voice: Voice, naming: readonly Voice[]): number {
  return voice.trust + (naming.some((other) => other !== voice && other.from !== voice.from && holds(voice, other)) ? AGREEMENT : 0);
}

/** Who is named: by the most trusted voice, or by a visible byline near the headline that names the same and more. */
function chooseVoice(all: readonly Voice[]): Voice | undefined {
  const naming = all.filter((voice) => voice.authors.length > 0 && voice.trust >= LEAST_TRUST);
  const best = [...naming].sort((a, b) => score(b, naming) - score(a, naming))[0];
  if (!best) return undefined;
  const fuller = naming.find((voice) => FULL_BYLINE.test(voice.from) && voice.authors.length > best.authors.length && voice.authors.length <= MOST_TOGETHER && holds(voice, best) && areApart(voice.authors));
  return fuller ?? best;
}

const FULL_BYLINE = /^(?:text:byline|class:author)$/;

/** No name holds another: such a list is one name with something before it. */
function areApart(names: readonly string[]): boolean {
  return !names.some((name) => names.some((other) => other !== name && name.includes(other)));
}

/** Pieces away from the headline that all name the same person. */
function onlyOne(all: readonly Voice[]): Voice | undefined {
  const naming = all.filter((voice) => voice.authors.some((name) => name.includes(' ') || UNSPACED.test(name)));
  return new Set(naming.map((voice) => voice.authors.map(foldName).join(' '))).size === 1 ? naming[0] : undefined;
}

const STRUCTURED = /^(?:json-ld|microdata|meta|line|column|rdfa|config|json|rss|wxr|feed|class:author$|text:byline$)/;
const NOT_A_HOUSE = /^(?:@|#?\d+$)|^.{81}/;

/** The house or account that the page names as its author, where no person is named. */
function house(all: readonly Voice[], evidence: Evidence): string | null {
  const stated = [...all].sort((a, b) => trustIn('author', b.from) - trustIn('author', a.from));
  for (const voice of stated) {
    if (!STRUCTURED.test(voice.from) || voice.from === 'meta:twitter:creator' || voice.from.endsWith('@elsewhere')) continue;
    const value = voice.claims[0]?.value ?? '';
    if (ADDRESS.test(value) || NOT_A_HOUSE.test(value)) continue;
    const name = readHouse(decodeEntities(value), evidence.language ?? undefined);
    if (name) return name;
  }
  return null;
}

/** Who wrote it, and the agencies apart. A house (`The Example Team`) stands as the author only where no person is named. */
export function chooseAuthors(evidence: Evidence): { readonly authors: readonly string[]; readonly agency: string | null } {
  const all = voices(evidence);
  const person = chooseVoice(all);
  const corporate = person ? null : house(all, evidence);
  const winner = person ?? (corporate === null ? onlyOne(all) : undefined);
  for (const voice of all) {
    for (const claim of voice.claims) {
      if (voice === winner) evidence.verdicts.won(claim, 'most trusted that names a person');
      else evidence.verdicts.lost(claim, voice.authors.length > 0 ? `${winner?.from ?? 'nobody'} is trusted more` : voice.agency ? 'names an agency' : 'names no person');
    }
  }
  const agency = all.filter((voice) => voice.agency !== null && voice.trust >= LEAST_TRUST).sort((a, b) => b.trust - a.trust)[0]?.agency ?? null;
  return { authors: winner?.authors ?? (corporate === null ? [] : [corporate]), agency };
}
