const EDGES = /^[('"]+|[.,:;)'"]+$/gu;

/** A word of a byline as it is looked up: lower case, without marks around it. */
export function foldPiece(word: string): string {
  return word.toLowerCase().replace(EDGES, '');
}
