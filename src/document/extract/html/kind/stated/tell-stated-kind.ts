/**
 * Pages that say themselves that they are no article: missing pages, lists by category or author, search results, home
 * pages, log-ins, videos without a text. The learned judge sees shops, forums, documents and listings; these are the
 * pages that a crawl of a newspaper brings besides, and they need no guessing.
 */
import type { Claim } from '../../../../../article.ts';
import { WIDE } from '../../../../../text/wide.ts';
import { isArticleType, isForMachines, isPagesOwn } from '../../claims/claim-signs.ts';
import { isServicePath } from './is-service-path.ts';
import { FOUND_LISTS, GATES, MISSING_PAGES, SERVICES } from './page-titles.ts';

export interface PageFacts {
  readonly claims: readonly Claim[];
  /** Class names and ids of `<html>` and `<body>`. */
  readonly names: ReadonlySet<string>;
  /** The page asks search engines not to list it. */
  readonly unlisted: boolean;
  readonly asksPassword: boolean;
  /** The headline's text, and the parts of `<title>`. */
  readonly titles: readonly string[];
  /** Words of the text that was kept. */
  readonly words: number;
  /** Headings that are links as a whole, as above teasers. */
  readonly teasers: number;
  /** Paragraphs in the longest run that no heading with a link interrupts. */
  readonly run: number;
}

export type StatedKind =
  | 'missing-page'
  | 'gate'
  | 'list'
  | 'home-page'
  | 'service-page'
  | 'video'
  | 'profile'
  | 'unlisted';

/** Words: a missing page, a form or a video has few; what has more is worth keeping, whatever it is called. */
const FEW = 150;
const VERY_FEW = 80;
const SOME = 400;
/** Teasers from which a page that has hardly a paragraph is a front page. */
const TEASERS = 6;
const RUN = 3;

const LIST_TYPE = /^(?:CollectionPage|SearchResultsPage|ItemList|OfferCatalog)$/;
const PERSON_TYPE = /^(?:profile|ProfilePage)$/;
const VIDEO_TYPE = /^video|^VideoObject$/;
const MISSING_NAME = /^(?:error-?|http-?|page-?|is-?)?404$|^(?:page-)?not-?found$/;
/** WordPress names an archive's kind beside it, and each post `single`. */
const LIST_NAMES = ['category', 'tag', 'author', 'date', 'search', 'search-results', 'post-type-archive', 'blog'];
const POST_NAMES = ['single', 'single-post', 'singular', 'page'];

/** @returns what the page says that it is, or null: an article for all that it says. */
export function tellStatedKind(page: PageFacts): StatedKind | null {
  const addresses = addressesOf(page);
  if (isMissing(page)) return 'missing-page';
  if (page.words < FEW && page.titles.some(startsAsOne(GATES))) return 'gate';
  if (isNamedList(page)) return 'list';
  if (isService(page, addresses)) return 'service-page';
  if (callsItselfArticle(page)) return null;
  if (isHome(page, addresses)) return 'home-page';
  if (page.words < FEW && hasType(page, PERSON_TYPE)) return 'profile';
  if (page.words < FEW && hasType(page, VIDEO_TYPE)) return 'video';
  if (isDated(page)) return null;
  if (hasType(page, LIST_TYPE) || page.titles.some(startsAsOne(FOUND_LISTS)) || isFront(page)) return 'list';
  if (page.titles.some(isServiceTitle) || isLogIn(page)) return 'service-page';
  return page.unlisted && page.words < FEW ? 'unlisted' : null;
}

const isMissing = ({ names, titles, words }: PageFacts): boolean =>
  words < FEW && ([...names].some((name) => MISSING_NAME.test(name)) || titles.some(startsAsOne(MISSING_PAGES)));

const isNamedList = ({ names }: PageFacts): boolean =>
  (names.has('archive') || names.has('search') || names.has('home')) &&
  LIST_NAMES.some((name) => names.has(name)) &&
  !POST_NAMES.some((name) => names.has(name));

const isFront = ({ teasers, run, words }: PageFacts): boolean => teasers >= TEASERS && run < RUN && words < SOME;

const isLogIn = ({ asksPassword, words, run }: PageFacts): boolean => asksPassword && words < VERY_FEW && run < RUN;

/**
 * An address of a form that serves the site. Content systems call such pages articles and date them, too: what has all
 * three and some text may be one about `/film/contact`.
 */
const isService = (page: PageFacts, addresses: readonly URL[]): boolean =>
  addresses.some(isServicePath) && !(callsItselfArticle(page) && isDated(page) && page.words >= FEW);

/** Every address of the page is its site's root, and it isn't dated, or has teasers as a front page does. */
function isHome(page: PageFacts, addresses: readonly URL[]): boolean {
  if (addresses.length === 0 || !addresses.every(isRoot)) return false;
  return page.teasers >= TEASERS || (page.words < SOME && !isDated(page) && givesAddress(page));
}

const addressesOf = ({ claims }: PageFacts): URL[] =>
  claims.flatMap(({ field, value }) => (isAddress(field) ? (URL.parse(value) ?? []) : []));

/** By its own word: the address that a dump has for a page may be its site's for every one. */
const givesAddress = ({ claims }: PageFacts): boolean =>
  claims.some(({ field, from }) => isAddress(field) && isPagesOwn(from));

const isAddress = (field: string): boolean => field === 'url' || field === 'canonical';

const isRoot = ({ pathname, search }: URL): boolean => pathname === '/' && search === '';

const typesOf = ({ claims }: PageFacts): string[] =>
  claims.filter(({ field }) => field === 'type').map(({ value }) => value);

const hasType = (page: PageFacts, pattern: RegExp): boolean => typesOf(page).some((type) => pattern.test(type));

const callsItselfArticle = (page: PageFacts): boolean => typesOf(page).some(isArticleType);

const isDated = ({ claims }: PageFacts): boolean =>
  claims.some(({ field, from }) => field === 'published' && isForMachines(from));

const startsAsOne =
  (starts: readonly string[]) =>
  (title: string): boolean =>
    starts.some((start) => title.startsWith(start) && !continuesWord(title, start.length));

/** A letter behind a letter: `tag:` may be followed by one, `not found` may not. */
const continuesWord = (title: string, at: number): boolean =>
  LETTER.test(title.charAt(at)) && LETTER.test(title.charAt(at - 1)) && !WIDE.test(title.charAt(at));

const LETTER = /\p{L}/u;

const SERVICE_TITLES: ReadonlySet<string> = new Set(SERVICES);
const isServiceTitle = (title: string): boolean => SERVICE_TITLES.has(title);
