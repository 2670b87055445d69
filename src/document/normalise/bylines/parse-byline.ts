/**
 * Reads who wrote it from a line as newspapers print it: `By JOHN SMITH and Jane Doe, AP` → two names and an agency.
 * Prefixes, roles, places, addresses, dates and buttons fall away; what is no name is left out, not guessed.
 */
import { lookUpAgency } from './agencies.ts';
import { JOINERS, JOINERS_OF } from './byline-words.ts';
import { readName } from './read-name.ts';
import { stripPrefixes, withoutOtherParts } from './strip-prefixes.ts';
import { tidyByline } from './tidy-byline.ts';

export interface BylineContext {
  /** BCP 47. */
  readonly language?: string | undefined;
  /** The publisher's names or host: no author of its own. */
  readonly site?: string | undefined;
}

export interface Byline {
  readonly authors: readonly string[];
  readonly agency: string | null;
}

const NOBODY: Byline = { authors: [], agency: null };
const LONGEST = 300;
const MOST_AUTHORS = 20;
const SEPARATORS = /\s*[,;/|•·⋅∙●■／、，；\n]\s*|\s+[-–—]\s+|\s+\*\s+/;
const SPACE = ' ';

interface Piece {
  readonly text: string;
  /** Which part between commas and bars it stands in. */
  readonly segment: number;
  /** Begins its segment: behind a name it may be a place or a role of that name. */
  readonly first: boolean;
}

/** Splits at punctuation, and each part at the words that join names. */
function split(text: string, language: string | undefined): readonly Piece[] {
  const own = JOINERS_OF.get(language ?? '');
  return text.split(SEPARATORS).flatMap((part, segment) => {
    const names: string[][] = [[]];
    const words = part.split(SPACE);
    for (const [i, word] of words.entries()) {
      const folded = word.toLowerCase();
      const joins = (JOINERS.has(folded) || own?.has(folded)) && i > 0 && i < words.length - 1;
      if (joins) names.push([]);
      else names.at(-1)?.push(word);
    }
    return names
      .filter((name) => name.length > 0)
      .map((name, i) => ({ text: name.join(SPACE), segment, first: i === 0 }));
  });
}

/** `Smith, John`: one name turned round, told by two single words. */
function turnedRound(text: string): string | null {
  const match = text.includes(', ') ? TURNED.exec(text) : null;
  return match ? `${match[2]} ${match[1]}` : null;
}

const TURNED = /^(\p{Lu}[\p{L}'’-]+), (\p{Lu}[\p{L}'’-]+(?: \p{Lu}\.)?)$/u;
const KING_JR = /,\s*((?:Jr|Sr|II|III|IV)\b\.?)(?=\s*(?:$|,|and\b|&))/g;

/** The authors and the agency of one byline, in order, each once. Linear in the text, of which 300 characters are read. */
export function parseByline(text: string, context: BylineContext = {}): Byline {
  const language = context.language?.toLowerCase().split('-')[0];
  const tidy = tidyByline(text.slice(0, LONGEST));
  if (tidy === '') return NOBODY;
  const { rest, prefixed } = stripPrefixes(tidy, language);
  const own = withoutOtherParts(rest);
  const whole = own.includes(',') ? own.replace(KING_JR, ' $1') : own;
  const alone = lookUpAgency(whole);
  if (alone) return { authors: [], agency: alone };
  const turned = whole.split(', ').some((part) => lookUpAgency(part)) ? null : turnedRound(whole);
  return collect(turned ? [{ text: turned, segment: 0, first: true }] : split(whole, language), {
    prefixed,
    language,
    site: context.site,
  });
}

interface About {
  readonly prefixed: boolean;
  readonly language: string | undefined;
  readonly site: string | undefined;
}

function collect(pieces: readonly Piece[], about: About): Byline {
  const authors: string[] = [];
  const agencies: string[] = [];
  let described = -1;
  for (const piece of pieces) {
    if (piece.segment === described) continue;
    const behindName = piece.first && piece.segment > 0 && authors.length > 0;
    const read = readName(piece.text, { ...about, behindName, alone: pieces.length === 1 });
    if (read.agency && !agencies.includes(read.agency)) agencies.push(read.agency);
    for (const name of read.names) if (!authors.includes(name) && authors.length < MOST_AUTHORS) authors.push(name);
    if (read.ends) break;
    // What begins as a description of the name before goes on as one: `Jane Doe, professor of law and history`.
    if (behindName && read.names.length === 0 && read.agency === null) described = piece.segment;
  }
  return { authors, agency: agencies.length > 0 ? agencies.join(', ') : null };
}
