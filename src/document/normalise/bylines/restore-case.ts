import { PARTICLES } from './byline-words.ts';

const LETTER = /\p{L}/u;
const CASED = /\p{Lu}|\p{Ll}/u;
const PIECE = /(\p{L}[\p{L}\p{M}]*)/gu;
const MC = /\bMc(?=\p{Lu}{2})/gu;
const MC_LETTER = /^Mc(\p{Ll})/u;
const NOT_LETTERS = /[^\p{L}]/gu;
const INITIALS = /^(?:\p{L}\.){1,4}$/u;

/** Languages that tell i from ı. */
const DOTTED = new Set(['tr', 'az', 'kk', 'tt']);
const BIG_I = /I/g;
const BIG_DOTTED_I = /İ/g;

function toSmall(word: string, dotted: boolean): string {
  return (dotted ? word.replace(BIG_I, 'ı').replace(BIG_DOTTED_I, 'i') : word).toLowerCase();
}

function capitalize(word: string, dotted: boolean): string {
  const initial = word.charAt(0);
  const first = (dotted && initial === 'i' ? 'İ' : initial.toUpperCase()) + word.slice(1);
  return first.replace(MC_LETTER, (_, letter: string) => `Mc${letter.toUpperCase()}`);
}

function restoreWord(word: string, isFirst: boolean, dotted: boolean): string {
  const lower = toSmall(word, dotted);
  if (!isFirst && PARTICLES.has(lower)) return lower;
  if (INITIALS.test(word)) return word.toUpperCase();
  return lower.replace(PIECE, (piece, _letters, offset: number) =>
    offset > 0 && lower[offset - 1] === '’' && piece.length === 1 ? piece : capitalize(piece, dotted),
  );
}

/** McDONALD is shouted too. */
function isShouted(name: string): boolean {
  const plain = name.replace(MC, 'MC');
  return plain === plain.toUpperCase() && plain !== plain.toLowerCase();
}

/** JOHN SMITH and john smith → John Smith; names in mixed case, and a single word in small letters, stay. */
export function restoreCase(name: string, language?: string): string {
  const dotted = DOTTED.has(language ?? '');
  if (!LETTER.test(name) || !CASED.test(name)) return name;
  const words = name.split(' ');
  const long = words.filter((word) => word.replace(NOT_LETTERS, '').length > 2);
  const whispered = name === name.toLowerCase() && words.length > 1;
  const shouted = isShouted(name) && long.length > 0;
  if (shouted || whispered) return words.map((word, i) => restoreWord(word, i === 0, dotted)).join(' ');
  return words
    .map((word, i) =>
      long.length > 1 && word.length > 3 && isShouted(word) && word !== long[0]
        ? restoreWord(word, i === 0, dotted)
        : word,
    )
    .join(' ');
}
