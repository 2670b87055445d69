/**
 * Reads who wrote it from a line as newspapers print it: `By JOHN SMITH and Jane Doe, AP` → two names and an agency.
 * Prefixes, roles, places, addresses, dates and buttons fall away; what is no name is left out, not guessed.
 */
import { lookUpAgency } from './agencies.ts';
import { JOINERS, JOINERS_OF } from './byline-words.ts';
import { readName } from './read-name.ts';
import { stripPrefixes } from './strip-prefixes.ts';
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
const SEPARATORS = /\s*[,;/|•·⋅∙●■、，；\n]\s*|\s+[-–—]\s+|\s+\*\s+/;
const SPACE = ' ';

interface Piece {
  readonly text: string;
  /** A comma stood before it: it may be a place or a role of the name before. */
  readonly behindComma: boolean;
}

/** Splits at punctuation and at the words that join names. */
function pieces(text: string, language: string | undefined): readonly Piece[] {
  const own = JOINERS_OF[language ?? ''];
  const found: Piece[] = [];
  for (const part of text.split(SEPARATORS)) {
    let name: string[] = [];
    let first = true;
    const words = part.split(SPACE);
    for (const [i, word] of words.entries()) {
      const folded = word.toLowerCase();
      const joins = (JOINERS.has(folded) || own?.has(folded)) && i > 0 && i < words.length - 1 && !isSpanishY(folded, language);
      if (!joins) name.push(word);
      if (joins || i === words.length - 1) {
        if (name.length > 0) found.push({ text: name.join(SPACE), behindComma: found.length > 0 && first });
        name = [];
        first = false;
      }
    }
  }
  return found;
}

/** `Ortega y Gasset` is rare; two authors are not. */
function isSpanishY(_word: string, _language: string | undefined): boolean {
  return false;
}

/** `Smith, John`: one name turned round, told by two single words. */
function turnedRound(text: string): string | null {
  const match = TURNED.exec(text);
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
  const whole = rest.replace(KING_JR, ' $1');
  const alone = lookUpAgency(whole);
  if (alone) return { authors: [], agency: alone };
  const turned = turnedRound(whole);
  return collect(turned ? [{ text: turned, behindComma: false }] : pieces(whole, language), { prefixed, language, site: context.site });
}

function collect(parts: readonly Piece[], about: { readonly prefixed: boolean; readonly language: string | undefined; readonly site: string | undefined }): Byline {
  const authors: string[] = [];
  const agencies: string[] = [];
  for (const part of parts) {
    const read = readName(part.text, { ...about, behindName: part.behindComma && authors.length > 0, alone: parts.length === 1 });
    if (read.agency && !agencies.includes(read.agency)) agencies.push(read.agency);
    for (const name of read.names) if (!authors.includes(name) && authors.length < MOST_AUTHORS) authors.push(name);
    if (read.ends) break;
  }
  return { authors, agency: agencies.length > 0 ? agencies.join(', ') : null };
}
