const ENDS = '.!?。！？؟।';
const CLOSERS = '"”»’\'」』)';

const unitsOf = (chars: string): ReadonlySet<number> => new Set(Array.from(chars, (char) => char.charCodeAt(0)));

/**
 * Tells whether a text ends as sentences do, quotes and brackets behind them aside. Looks at its last units only.
 * @param moreEnds further characters that may end one
 * @param moreClosers further characters that may stand behind
 */
export function createEndsSentence(moreEnds = '', moreClosers = ''): (text: string) => boolean {
  const ends = unitsOf(ENDS + moreEnds);
  const closers = unitsOf(CLOSERS + moreClosers);
  return (text) => {
    let last = text.length - 1;
    while (last >= 0 && closers.has(text.charCodeAt(last))) last--;
    return last >= 0 && ends.has(text.charCodeAt(last));
  };
}
