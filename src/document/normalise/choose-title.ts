import type { Claim } from '../../article.ts';
import { decodeEntities } from '../../text/decode-entities.ts';
import type { Evidence } from './evidence.ts';
import { isSiteName, stripSite } from './titles/strip-site.ts';
import { titleLikeness, titleWords } from './titles/title-likeness.ts';
import { trustIn } from './trust.ts';

interface ReadTitle {
  readonly claim: Claim;
  readonly title: string;
  readonly words: readonly string[];
}

/** The support of the other claims adds up to this. */
const AGREEMENT = 12;
const LIKE = 0.5;
const SAME = 0.86;
const UNLIKE = 0.15;
/** What a page calls itself in `<title>` is written for search engines; a headline that differs is the editors'. */
const SEARCH_TITLE_PENALTY = 14;
/** A headline that nothing else on the page resembles at all is another part's (`Blog`, `Search`). */
const ALONE_PENALTY = 25;
const SITE_PENALTY = 60;
const SUMMARY_PENALTY = 30;
const TAG = /<[^<>]{1,100}>/g;
const SPACES = /\s+/g;
const SOFT = /[\u00ad\u200b\ufeff]/g;
const LONGEST = 400;

/** Without the markup and the entities that scripts leave in titles. */
function plain(value: string): string {
  const decoded = decodeEntities(value.slice(0, 4 * LONGEST));
  return (decoded.includes('<') ? decoded.replace(TAG, '') : decoded)
    .replace(SOFT, '')
    .replace(SPACES, ' ')
    .trim()
    .slice(0, LONGEST);
}

const META = /^meta:/;

/** A claim gains by the likeness of others to it, each weighed by its own trust. */
function support(own: ReadTitle, all: readonly ReadTitle[]): number {
  let [like, most] = [0, 0];
  for (const other of all) {
    if (other === own || (META.test(own.claim.from) && META.test(other.claim.from))) continue;
    const trust = trustIn('title', other.claim.from);
    const likeness = titleLikeness(own.words, other.words);
    most += trust;
    like += likeness >= LIKE ? trust * likeness : 0;
  }
  return most === 0 ? 0 : (AGREEMENT * like) / most;
}

function score(
  own: ReadTitle,
  all: readonly ReadTitle[],
  searchTitle: ReadTitle | undefined,
  names: readonly string[],
): number {
  const site = isSiteName(own.title, names) ? SITE_PENALTY : 0;
  const search =
    searchTitle !== undefined && titleLikeness(own.words, searchTitle.words) >= SAME ? SEARCH_TITLE_PENALTY : 0;
  const others = all.filter((other) => other !== own && !other.claim.from.startsWith('h1'));
  const alone =
    own.claim.from.startsWith('h') &&
    others.length > 0 &&
    !others.some((other) => titleLikeness(own.words, other.words) > UNLIKE)
      ? ALONE_PENALTY
      : 0;
  const summary = isSummary(own, all) ? SUMMARY_PENALTY : 0;
  return trustIn('title', own.claim.from) + support(own, all) - site - search - alone - summary;
}

/** Data whose `name` is the title that the page shows, and whose `headline` is another text: a summary of the page. */
function isSummary(own: ReadTitle, all: readonly ReadTitle[]): boolean {
  if (!HEADLINE.test(own.claim.from)) return false;
  const from = own.claim.from.replace(HEADLINE, '.name');
  const name = all.find(({ claim }) => claim.from === from);
  if (name === undefined || titleLikeness(own.words, name.words) >= LIKE) return false;
  return all.some((shown) => SHOWN.test(shown.claim.from) && titleLikeness(shown.words, name.words) >= SAME);
}

const HEADLINE = /\.headline$/;
const SHOWN = /^(?:h1|title)$/;

/** Marked headlines of one kind are a list of articles: the one that the page's own titles resemble most is the page's. */
function withoutLists(all: readonly ReadTitle[]): readonly ReadTitle[] {
  const own = all.filter(({ claim }) => !MARKED.test(claim.from));
  const likeness = ({ words }: ReadTitle): number =>
    own.reduce((most, other) => Math.max(most, titleLikeness(words, other.words)), 0);
  return all.filter((title) => {
    if (!MARKED.test(title.claim.from)) return true;
    const list = all.filter(({ claim }) => claim.from === title.claim.from);
    if (list.length === 1) return true;
    const best = list.reduce((most, other) => (likeness(other) > likeness(most) ? other : most));
    return title === best && likeness(title) >= LIKE;
  });
}

const MARKED = /^(?:microdata|rdfa):/;

/** Reads each title of a page once: those that are equal share their words, too. */
function createTitleReader(): (claim: Claim, title: string) => ReadTitle {
  const known = new Map<string, readonly string[]>();
  return (claim, title) => {
    const words = known.get(title) ?? titleWords(title);
    known.set(title, words);
    return { claim, title, words };
  };
}

/** The headline, without the site's name. */
export function chooseTitle(evidence: Evidence): string | null {
  const { names } = evidence;
  const claims = evidence
    .claims('title')
    .map((claim) => ({ claim, value: plain(claim.value) }))
    .filter(({ value }) => value !== '');
  const values = claims
    .filter(({ claim }) => claim.from !== 'title' && claim.from !== 'h1@far')
    .map(({ value }) => value);
  const readTitle = createTitleReader();
  const read = withoutLists(claims.map(({ claim, value }) => readTitle(claim, stripSite(value, names, values))));
  const searchTitle = read.find(({ claim }) => claim.from === 'title');
  let best: ReadTitle | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const own of read) {
    const points = score(own, read, searchTitle, names);
    if (points > most) [best, most] = [own, points];
  }
  for (const own of read) {
    if (own === best) evidence.verdicts.won(own.claim, 'most trusted, with those that agree');
    else
      evidence.verdicts.lost(own.claim, own.title === best?.title ? 'agrees' : `${best?.claim.from} is trusted more`);
  }
  return best === null ? null : withKicker(withoutOthers(best, read).title, read);
}

/**
 * A heading that holds more than the headline: what the page's data call it ends the heading (`In the north Rivers rise`), or
 * all of them call it so and it begins the heading (`Rivers rise How a valley lives with water`).
 */
function withoutOthers(best: ReadTitle, all: readonly ReadTitle[]): ReadTitle {
  if (!HEADING.test(best.claim.from)) return best;
  const inner = all.find(
    ({ title }) => title.length >= LEAST_INNER && title.length < best.title.length && isInner(title, best.title, all),
  );
  return inner ?? best;
}

function isInner(title: string, whole: string, all: readonly ReadTitle[]): boolean {
  const ends = whole.endsWith(title) && KICKER_STANDS.test(whole.slice(0, -title.length));
  if (!ends && !(whole.startsWith(title) && NEXT_BEGINS.test(whole.slice(title.length)))) return false;
  const voices = new Set(all.flatMap((other) => (other.title === title ? VOICE.exec(other.claim.from)?.[0] : [])));
  return voices.size >= (ends ? ENOUGH_THAT_END : ENOUGH_THAT_BEGIN);
}

const HEADING = /^h[12]$/;
const LEAST_INNER = 20;
/** Kinds of voices: `meta:`, `json-ld:`, `title`. */
const VOICE = /^[a-z-]+/;
const [ENOUGH_THAT_END, ENOUGH_THAT_BEGIN] = [2, 3];
/** More than an article, and not set off by a colon, which is the headline's own. */
const KICKER_STANDS = /^.{3,}[^:\s]\s*$/u;
/** The headline goes on behind a comma or a colon, or with small letters. */
const NEXT_BEGINS = /^\s[^\p{Ll}\p{P}\s]/u;

/** `Nach Rückzug: Sie soll Ministerin werden`: headline and kicker, where the page's titles agree that they belong together. */
function withKicker(title: string, all: readonly ReadTitle[]): string {
  const longer = all.filter((other) => other.title.endsWith(title) && KICKER.test(other.title.slice(0, -title.length)));
  return longer.length >= 2 && longer.some((other) => other.claim.from.startsWith('json-ld:'))
    ? (longer[0]?.title ?? title)
    : title;
}

const KICKER = /^[^:]{3,60}:\s$/;
