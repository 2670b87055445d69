/**
 * Patterns over input paths: `dumps/{site}/*.txt`. `*` is any run of characters but `/`, `**` any run at all,
 * `?` one character, `{name}` one path segment or a part of one, captured. A pattern matches at the end of a path:
 * what stands before its first segment is free, so that it holds for relative and absolute paths alike.
 */
const TOKEN = /\*\*\/?|\*|\?|\{[a-z]+\}|[^*?{]+|\{/g;
const SPECIAL = /[\\^$.*+?()[\]{}|/]/g;

const TRANSLATIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({ '**/': '(?:[^/]*/)*', '**': '.*', '*': '[^/]*', '?': '[^/]' }),
);

function translate(token: string): string {
  const known = TRANSLATIONS.get(token);
  if (known !== undefined) return known;
  if (token.length > 2 && token.startsWith('{') && token.endsWith('}')) return `(?<${token.slice(1, -1)}>[^/]+)`;
  return token.replace(SPECIAL, '\\$&');
}

/** Turns a pattern into a matcher that gives the captured names, or null where the path doesn't match. */
export function compilePathPattern(pattern: string): (path: string) => Readonly<Record<string, string>> | null {
  const body = (pattern.match(TOKEN) ?? []).map(translate).join('');
  const expression = new RegExp(`(?:^|/)${body}$`);
  return (path) => {
    const match = expression.exec(path.replaceAll('\\', '/'));
    return match === null ? null : { ...match.groups };
  };
}
