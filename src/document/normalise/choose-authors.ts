import { decodeEntities } from '../../text/decode-entities.ts';
import { authorVoices, saysNothing, UNSPACED, type Voice } from './author-voices.ts';
import { readHouse } from './bylines/read-house.ts';
import type { Evidence } from './evidence.ts';
import { foldName } from './titles/strip-site.ts';
import { trustIn } from './trust.ts';

const LEAST_TRUST = 20;
const AGREEMENT = 12;
const MOST_TOGETHER = 8;
/** A name that is trusted less stands away from the headline: it loses to a house that the page states as its author. */
const STANDS_APART = 38;

function holds(voice: Voice, other: Voice): boolean {
  const mine = new Set(voice.authors.map(foldName));
  return other.authors.every((name) => mine.has(foldName(name)));
}

function score(voice: Voice, naming: readonly Voice[]): number {
  return (
    voice.trust +
    (naming.some((other) => other !== voice && other.from !== voice.from && holds(voice, other)) ? AGREEMENT : 0)
  );
}

/** Who is named: by the most trusted voice, or by a visible byline near the headline that names the same and more. */
function chooseVoice(all: readonly Voice[]): Voice | undefined {
  const naming = all.filter((voice) => voice.authors.length > 0 && voice.trust >= LEAST_TRUST);
  const first = [...naming].sort((a, b) => score(b, naming) - score(a, naming))[0];
  if (!first) return undefined;
  const best = contradicted(first, naming) ?? first;
  const fuller = naming.find(
    (voice) =>
      FULL_BYLINE.test(voice.from) &&
      voice.authors.length > best.authors.length &&
      voice.authors.length <= MOST_TOGETHER &&
      holds(voice, best) &&
      areApart(voice.authors),
  );
  return fuller ?? best;
}

/** The byline printed beside the headline, where the page prints nobody whom its data name: the data name who typed it in. */
function contradicted(best: Voice, naming: readonly Voice[]): Voice | undefined {
  if (!TYPED_IN.test(best.from)) return undefined;
  const printed = naming.filter(({ from }) => PRINTED.test(from));
  const shown = new Set(printed.flatMap(({ claims }) => claims.map(({ value }) => foldName(value))));
  const isShown = (name: string): boolean => [...shown].some((text) => text.includes(foldName(name)));
  if (best.authors.some(isShown)) return undefined;
  const isAccount = best.authors.length === 1 && !(best.authors[0] as string).includes(' ');
  return printed.find(
    ({ from, authors }) =>
      (from === 'text:byline' || (from === 'class:author' && isAccount)) && authors.every((name) => name.includes(' ')),
  );
}

const TYPED_IN = /^(?:json-ld|meta|microdata|rdfa):/;
const PRINTED = /^(?:text:byline|class:author|link:profile)$/;
const FULL_BYLINE = /^(?:text:byline|class:author|microdata:Person\.name|meta:(?:dc\.contributor|citation_author))$/;

/**
 * Away from the headline, where the byline beside it names the publisher itself, or where several people are named, any of
 * whom may be another article's author.
 */
function standsApart(named: Voice, all: readonly Voice[], evidence: Evidence): boolean {
  if (named.trust >= STANDS_APART) return false;
  return (
    all.some((other) => other.authors.length > 0 && !holds(named, other) && !holds(other, named)) ||
    all.some((other) => FULL_BYLINE.test(other.from) && house([other], evidence) !== null && other.houses)
  );
}

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
  const signatures = all.flatMap((voice) => {
    const name = signature(voice, evidence);
    if (name === null) return [];
    return [{ name, trust: trustIn('author', voice.from) + (voice.agency === null ? 0 : AGENCY_BONUS) }];
  });
  return signatures.reduce((best, other) => (other.trust > best.trust ? other : best), NO_SIGNATURE).name;
}

const NO_SIGNATURE: { readonly name: string | null; readonly trust: number } = { name: null, trust: -1 };
/** Systems state the publisher as the author of everything: an agency in the byline says more. */
const AGENCY_BONUS = 20;

function signature(voice: Voice, evidence: Evidence): string | null {
  if (!STRUCTURED.test(voice.from) || voice.from === 'meta:twitter:creator' || voice.from.endsWith('@elsewhere'))
    return null;
  const claim = voice.claims[0];
  if (claim === undefined || saysNothing(claim) || NOT_A_HOUSE.test(claim.value)) return null;
  return readHouse(decodeEntities(claim.value), evidence.language ?? undefined);
}

/** `json-ld:NewsArticle.author` and `json-ld:NewsArticle.author:Organization` are one list. */
function listOf(voice: Voice): string {
  return voice.from.replace(TYPE, '');
}

const TYPE = /:[A-Z]\w+$/;

/** The people, then the agencies that the same list of authors credits beside them. */
function namesOf(winner: Voice, all: readonly Voice[]): readonly string[] {
  if (!LISTED.test(winner.from)) return winner.authors;
  const credited = all.filter((voice) => listOf(voice) === listOf(winner)).flatMap((voice) => voice.credited);
  return [...winner.authors, ...credited];
}

const LISTED = /^(?:json-ld|microdata|rdfa):/;

function giveVerdicts(evidence: Evidence, all: readonly Voice[], winner: Voice | undefined): void {
  for (const voice of all) {
    const other = voice.agency ? 'names an agency' : 'names no person';
    const reason = voice.authors.length > 0 ? `${winner?.from ?? 'nobody'} is trusted more` : other;
    for (const claim of voice.claims) {
      if (voice === winner) evidence.verdicts.won(claim, 'most trusted that names a person');
      else evidence.verdicts.lost(claim, reason);
    }
  }
}

/**
 * Who wrote it, and the agency. People where any are named, with the agencies that the page's data lists as authors beside
 * them; a house (`The Example Team`) or an agency only where no person is named.
 */
export function chooseAuthors(evidence: Evidence): {
  readonly authors: readonly string[];
  readonly agency: string | null;
} {
  const all = authorVoices(evidence);
  const named = chooseVoice(all);
  const signed = named === undefined || standsApart(named, all, evidence) ? house(all, evidence) : null;
  const person = signed === null ? named : undefined;
  const corporate = person ? null : signed;
  const winner = person ?? (corporate === null ? onlyOne(all) : undefined);
  giveVerdicts(evidence, all, winner);
  const naming = all.filter((voice) => voice.agency !== null && voice.trust >= LEAST_TRUST);
  const agency =
    naming.reduce<Voice | null>((best, voice) => (best && best.trust >= voice.trust ? best : voice), null)?.agency ??
    null;
  if (winner) return { authors: namesOf(winner, all), agency };
  return { authors: corporate === null ? [] : [corporate], agency };
}
