import type { Claim } from '../../article.ts';
import { decodeEntities } from '../../text/decode-entities.ts';
import { lookUpAgency } from './bylines/agencies.ts';
import { type Byline, parseByline } from './bylines/parse-byline.ts';
import { restoreCase } from './bylines/restore-case.ts';
import { datelineAuthor } from './dateline-author.ts';
import type { Evidence } from './evidence.ts';
import { signatureOf } from './signature.ts';
import { foldName } from './titles/strip-site.ts';
import { trustIn } from './trust.ts';

/** What one place of the page says of the authors. */
export interface Voice {
  readonly from: string;
  readonly claims: readonly Claim[];
  readonly trust: number;
  readonly authors: readonly string[];
  readonly agency: string | null;
  /** Whether it names the publisher. */
  readonly houses: boolean;
  /** Agencies that a list of authors names as one of them, as spelled there. */
  readonly credited: readonly string[];
}

/** Values of author claims that are links to profiles. */
const ADDRESS = /^(?:https?:)?\/\//;
const ORGANIZATION_PENALTY = 45;
/** `KatieS`, `a.keaveney`: an account's name rather than a person's. */
const ACCOUNT_PENALTY = 25;
/** Several authors' pages linked away from the headline: the authors of other articles. */
const FAR_PROFILES = /^link:profile@/;
const LIST_PENALTY = 60;
/** `amw`: a desk's initials. */
const INITIALS_PENALTY = 46;
/** Longer visible pieces are biographies. */
const LONGEST_VISIBLE = 160;
const VISIBLE = /^(?:text|class):/;
const ON_THE_PAGE = /^(?:text|class|microdata|rdfa):/;

interface Read extends Byline {
  readonly house: boolean;
}

/** Reads the bylines of one page, each text once: its data, its markup and its links name the same people. */
function createBylineReader(evidence: Evidence): (text: string) => Byline {
  const known = new Map<string, Byline>();
  return (text) => {
    let byline = known.get(text);
    if (byline === undefined) {
      byline = parseByline(decodeEntities(text), { language: evidence.language ?? undefined });
      known.set(text, byline);
    }
    return byline;
  };
}

function readClaim(claim: Claim, parse: (text: string) => Byline, houses: ReadonlySet<string>): Read {
  if (saysNothing(claim)) return { authors: [], agency: null, house: false };
  const byline = parse(claim.value);
  const authors = byline.authors.filter((name) => !houses.has(foldName(name)));
  return { authors, agency: byline.agency, house: authors.length < byline.authors.length };
}

/** A link, a biography, a comment (`Jo says:`), or a sentence that begins like a byline (`by following these steps`). */
export function saysNothing({ from, value }: Claim): boolean {
  if (ADDRESS.test(value)) return true;
  if (!ON_THE_PAGE.test(from)) return false;
  return value.length > LONGEST_VISIBLE || COMMENT.test(value) || SENTENCE.test(value);
}

const COMMENT = /\s(?:says?|said|sagte?|schreibt|schrieb|meint|dit|dice|disse|escribió|skriver|zegt|пишет)\s?:?$/iu;
/** Four words or more, none but the first with a capital. */
const SENTENCE = /^[\p{Lu}\p{Ll}][^\p{Lu}\p{Lt}\p{Lo}\s]*(?:\s[^\p{Lu}\p{Lt}\p{Lo}\s]+){3,}$/u;

/** Claims with the same `from` speak together: one for each author. Visible pieces speak for themselves. */
export function authorVoices(evidence: Evidence): readonly Voice[] {
  const houses = new Set(evidence.names);
  const groups = new Map<string, Claim[]>();
  for (const claim of [...evidence.claims('author'), ...evidence.claims('agency')]) {
    const key = VISIBLE.test(claim.from) ? `${claim.from} ${claim.value}` : claim.from;
    const list = groups.get(key);
    if (list) list.push(claim);
    else groups.set(key, [claim]);
  }
  const parse = createBylineReader(evidence);
  return [
    ...[...groups.values()].map((claims) => voice(claims, parse, houses)),
    ...datelines(evidence, houses),
    ...signatures(evidence, houses),
  ];
}

/** Date lines that name somebody, too. */
function datelines(evidence: Evidence, houses: ReadonlySet<string>): readonly Voice[] {
  return evidence.claims('published').flatMap((claim): Voice[] => {
    const name = datelineAuthor(claim, evidence.language ?? undefined);
    if (name === null || houses.has(foldName(name))) return [];
    return [unclaimed(claim.from, name, DATELINE_TRUST)];
  });
}

/** The name below the text, believed where no other is told. */
function signatures(evidence: Evidence, houses: ReadonlySet<string>): readonly Voice[] {
  const name = signatureOf(evidence.draft, evidence.language ?? undefined);
  if (name === null || houses.has(foldName(name))) return [];
  const spelled = restoreCase(name, evidence.language ?? undefined);
  return [unclaimed('text:signature', spelled, SIGNATURE_TRUST)];
}

function unclaimed(from: string, name: string, trust: number): Voice {
  return { from, claims: [], trust, authors: [name], agency: null, houses: false, credited: [] };
}

const [DATELINE_TRUST, SIGNATURE_TRUST] = [44, 22];

function voice(claims: readonly Claim[], parse: (text: string) => Byline, houses: ReadonlySet<string>): Voice {
  const authors = new Map<string, string>();
  const agencies = new Set<string>();
  const credited: string[] = [];
  let names = false;
  for (const claim of claims) {
    const read = readClaim(claim, parse, houses);
    names ||= read.house;
    for (const name of read.authors) if (!authors.has(foldName(name))) authors.set(foldName(name), name);
    for (const agency of read.agency?.split(', ') ?? []) agencies.add(agency);
    if (read.authors.length === 0 && lookUpAgency(claim.value) !== null) credited.push(claim.value);
    else if (read.authors.length > 0 && read.agency !== null) credited.push(read.agency);
  }
  const from = claims[0]?.from ?? '';
  const organization = ORGANIZATION.test(from) ? ORGANIZATION_PENALTY : 0;
  const list = isList(from, authors.size) ? LIST_PENALTY : 0;
  const account = accountPenalty([...authors.values()]);
  return {
    from,
    claims,
    trust: trustIn('author', from) - organization - account - list,
    authors: [...authors.values()],
    agency: [...agencies].join(', ') || null,
    houses: names,
    credited,
  };
}

/** Marked people of whom there are too many: those of comments, pictures, references. */
function isList(from: string, names: number): boolean {
  if (FAR_PROFILES.test(from)) return names > 1;
  return PEOPLE.test(from) ? names > MOST_PEOPLE : from.startsWith('microdata:') && names > MOST_MARKED;
}

const PEOPLE = /^(?:microdata|rdfa):Person/;
const MOST_PEOPLE = 3;
const MOST_MARKED = 10;

function accountPenalty(names: readonly string[]): number {
  const [name = ' '] = names;
  if (names.length !== 1 || name.includes(' ') || UNSPACED.test(name)) return 0;
  return INITIALS.test(name) ? INITIALS_PENALTY : ACCOUNT_PENALTY;
}

const INITIALS = /^\p{Ll}{1,4}$/u;
const ORGANIZATION = /:(?:Organization|NewsMediaOrganization|Corporation)\b/;
/** Scripts that write names without a space. */
export const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]/;
