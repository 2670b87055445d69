const LONGEST = 2_000_000;
const WRAPPERS =
  /^(?:<!--|\/\* {0,9}<!\[CDATA\[ {0,9}\*\/|\/\/ {0,9}<!\[CDATA\[|<!\[CDATA\[)|;$|(?:-->|\/\* {0,9}\]\]> {0,9}\*\/|\/\/ {0,9}\]\]>|\]\]>);?$/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: line breaks and other control characters inside strings are what is looked for.
const CONTROLS = /[\u0000-\u001f]+/g;
const TRAILING_COMMA = /,(?=\s{0,50}[}\]])/g;
const ENTITIES = /&(quot|amp|#0?39|#34|lt|gt|apos);/g;
const ENTITY_CHARACTERS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    quot: '"',
    '#34': '"',
    amp: '&',
    '#39': "'",
    '#039': "'",
    apos: "'",
    lt: '<',
    gt: '>',
  }),
);
const ESCAPE = /\\(["\\/bfnrtu]?)/g;
const BETWEEN_OBJECTS = /\}\s{0,20}\{/g;

function attempt(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Objects written one behind another without an array around them. */
function asList(text: string): unknown {
  return attempt(`[${text.replace(BETWEEN_OBJECTS, '},{')}]`);
}

/**
 * JSON with what pages do to it: comment and CDATA wrappers, line breaks inside strings, trailing commas, HTML entities,
 * stray backslashes, several objects in a row. Undefined where even so it is none.
 */
export function parseTolerantJson(source: string): unknown {
  const text = source.slice(0, LONGEST);
  const whole = attempt(text);
  if (whole !== undefined) return whole;
  const plain = text
    .replace(CONTROLS, ' ')
    .trim()
    .replace(WRAPPERS, '')
    .replace(TRAILING_COMMA, '')
    .replace(ESCAPE, (pair, escaped: string) => (escaped === '' ? '' : pair));
  return (
    attempt(plain) ??
    attempt(plain.replace(ENTITIES, (_, name: string) => ENTITY_CHARACTERS.get(name) ?? '')) ??
    asList(plain)
  );
}
