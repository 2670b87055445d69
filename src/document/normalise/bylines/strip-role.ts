import { PARTICLES, POSSESSIVES, ROLE_ADJECTIVES, ROLE_WORDS } from './byline-words.ts';
import { foldPiece } from './fold-piece.ts';

/** A role of more words is a sentence, and says nothing of where the name ends. */
const MOST_OF_A_ROLE = 5;
const LONGEST_BEFORE_ROLE = 3;

/**
 * Cuts `News Reporter`, `Redakteurin für Finanzen` off a name, and `unserer Korrespondentin` from before it. Nothing is left
 * of a piece that is only a role.
 */
export function stripRole(words: readonly string[]): readonly string[] {
  const at = words.findIndex((word) => ROLE_WORDS.has(foldPiece(word)));
  if (at < 0) return words;
  const leads = words.slice(0, at).every((word) => POSSESSIVES.has(foldPiece(word)) || isAdjective(word));
  if (leads && words.length - at > 2) return words.slice(at + 1);
  let end = at;
  while (end > 0 && isAdjective(words[end - 1] as string)) end--;
  const hasParticle = words.slice(0, end).some((word) => PARTICLES.has(word));
  return words.slice(0, at - end < MOST_OF_A_ROLE && !hasParticle ? Math.min(end, LONGEST_BEFORE_ROLE) : end);
}

function isAdjective(word: string): boolean {
  return ROLE_ADJECTIVES.has(foldPiece(word));
}
