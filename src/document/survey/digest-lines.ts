/** What the survey takes from one document: the lines that could be furniture, and its longest lines to know it by. */
import type { Block, Claim, Draft, MetadataField } from '../../article.ts';
import type { LineDigest, Scope } from '../../learned-lines.ts';
import { foldLine } from '../../text/fold-line.ts';
import { hash32, writeHash64 } from '../../text/hash-line.ts';

/** Blocks from the start and from the end that count as the document's edges. */
const EDGE_BLOCKS = 12;
/** Furniture in the middle of a text is short; characters. */
const SHORT_LINE = 120;
/** Characters of a line that are kept to show what it says. */
const SAMPLE_LENGTH = 200;
/** A document is known by its longest lines: so many, and of at least so many characters where it has such. */
const CONTENT_LINES = 10;
const CONTENT_LENGTH = 40;
const FEW_LINES = 3;
/** Candidate lines of one document: a page with more is a list or a dump of something else. */
const MOST_LINES = 1000;
/** Of a dump of a whole page any line may be furniture: notices on cookies are long. */
const WHOLE_PAGE = 'whole-page';

/** A line of signs alone parts the sections of a text as often as it decorates a page. */
const HAS_WORD = /[\p{L}\p{N}]/u;

const encoder = new TextEncoder();

const URL_FIELDS: readonly MetadataField[] = ['url', 'canonical', 'amp'];
const LEADING_WWW = /^www\d?\./;
const HOST_NAME = /^[a-z0-9-]+(\.[a-z0-9-]+)+$/;

/** Digests a draft for the survey. Removals take no part: what extraction took out needs no learning. */
export function digestLines(draft: Draft): LineDigest {
  const { blocks } = draft;
  const titles = new Set(draft.claims.filter((claim) => claim.field === 'title').map((claim) => foldLine(claim.value)));
  const anyLength = draft.flags.includes(WHOLE_PAGE);
  const distinct = createDistinctLines(blocks.length);
  blocks.forEach((block, index) => {
    const fold = foldLine(block.text);
    if (titles.has(fold) || !HAS_WORD.test(fold)) return;
    const edge = index < EDGE_BLOCKS || index >= blocks.length - EDGE_BLOCKS;
    distinct.add(fold, edge ? 'edge' : anyLength || isShort(block) ? 'middle' : 'content-only');
  });
  return { scope: scopeOf(draft), ...distinct.conclude(), ...namesOf(draft.claims) };
}

function namesOf(claims: readonly Claim[]): Pick<LineDigest, 'address' | 'title'> {
  const title = claims.find(({ field }) => field === 'title');
  return {
    address: hashName(firstOf(claims, ADDRESS_FIELDS, addressIn)),
    title: hashName(title === undefined ? null : foldLine(title.value)),
  };
}

/** 0 for none. */
const hashName = (name: string | null): number => (name === null || name === '' ? 0 : hash32(name));

const isShort = (block: Block): boolean => block.text.length <= SHORT_LINE;

interface DistinctLines {
  /** @param where what the line could be furniture for; the middle of a document has room for so many only */
  add(fold: string, where: 'edge' | 'middle' | 'content-only'): void;
  conclude(): Pick<LineDigest, 'lines' | 'samples' | 'content'>;
}

/** @param most lines that may come */
function createDistinctLines(most: number): DistinctLines {
  const hashes = new Uint32Array(most * 2);
  const folds: string[] = [];
  const places = new Map<string, number>();
  const candidates = new Set<number>();
  const placeOf = (fold: string): number => {
    const known = places.get(fold);
    if (known !== undefined) return known;
    const place = folds.push(fold) - 1;
    places.set(fold, place);
    writeHash64(fold, hashes, place * 2);
    return place;
  };
  return {
    add: (fold, where) => {
      const place = placeOf(fold);
      if (where === 'edge' || (where === 'middle' && candidates.size < MOST_LINES)) candidates.add(place);
    },
    conclude: () => {
      const chosen = [...candidates];
      return {
        lines: Uint32Array.from(
          { length: chosen.length * 2 },
          (_, word) => hashes[2 * (chosen[word >> 1] as number) + (word & 1)] as number,
        ),
        samples: encoder.encode(chosen.map((place) => `${folds[place]?.slice(0, SAMPLE_LENGTH)}\n`).join('')),
        content: Uint32Array.from(longest(folds, hashes), (place) => hashes[2 * place] as number),
      };
    },
  };
}

/** The document's longest lines, longest first: what two copies of one article share, and what furniture seldom is. */
function longest(folds: readonly string[], hashes: Uint32Array): number[] {
  const length = (place: number): number => (folds[place] as string).length;
  const word = (place: number, low: number): number => hashes[2 * place + low] as number;
  return Array.from(folds.keys())
    .sort((a, b) => length(b) - length(a) || word(a, 0) - word(b, 0) || word(a, 1) - word(b, 1))
    .filter((place, rank) => rank < CONTENT_LINES && (length(place) >= CONTENT_LENGTH || rank < FEW_LINES));
}

/** Whose lines these are: the host of a URL claim, else the site that is claimed, else the collection. */
export function scopeOf(draft: Pick<Draft, 'claims' | 'collection'>): Scope {
  const site = firstOf(draft.claims, URL_FIELDS, hostOf) ?? siteOfClaims(draft.claims);
  return site === null ? `collection:${draft.collection}` : `site:${site}`;
}

/** What is made of the first claim that gives something, the fields in their order. */
function firstOf(
  claims: readonly Claim[],
  fields: readonly MetadataField[],
  read: (value: string) => string | null,
): string | null {
  for (const field of fields) {
    for (const claim of claims) {
      const found = claim.field === field ? read(claim.value) : null;
      if (found !== null) return found;
    }
  }
  return null;
}

/** What a page calls its own address goes first: it has no tracking in it. */
const ADDRESS_FIELDS: readonly MetadataField[] = ['canonical', 'url', 'amp'];

/** A document's own address. A site's front page is nobody's own: dumps give it for all that they hold. */
function addressIn(url: string): string | null {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || !parsed.protocol.startsWith('http')) return null;
  const page = parsed.pathname + parsed.search;
  return page === '/' ? null : parsed.host.replace(LEADING_WWW, '') + page;
}

function hostOf(url: string): string | null {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || !parsed.protocol.startsWith('http') || !parsed.hostname.includes('.')) return null;
  return parsed.hostname.replace(LEADING_WWW, '');
}

function siteOfClaims(claims: readonly Claim[]): string | null {
  const claim = claims.find((each) => each.field === 'site' && each.value.trim() !== '');
  if (claim === undefined) return null;
  const name = foldLine(claim.value);
  return HOST_NAME.test(name) ? name.replace(LEADING_WWW, '') : name;
}
