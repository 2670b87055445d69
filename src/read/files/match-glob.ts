/** Patterns as shells have them: `*`, `?`, `[a-z]`, `{a,b}` within a name, `**` for any folders. */

const SPECIAL = /[*?[{]/;

/** Whether an input that doesn't exist may be meant as a pattern. */
export const isGlob = (path: string): boolean => SPECIAL.test(path);

/** A pattern as the folder to start in and what comes below it. */
export function splitGlob(pattern: string): { readonly folder: string; readonly segments: readonly string[] } {
  const parts = pattern.split('/');
  const special = parts.findIndex((part) => isGlob(part));
  const first = special === -1 ? parts.length - 1 : special;
  const folder = parts.slice(0, first).join('/');
  const segments = parts.slice(first).filter((part) => part !== '');
  return { folder: folder === '' ? (pattern.startsWith('/') ? '/' : '.') : folder, segments };
}

/** `a{b,c}` as `ab` and `ac`; braces may hold braces. */
export function expandBraces(pattern: string): string[] {
  const open = pattern.indexOf('{');
  if (open === -1) return [pattern];
  const cuts = [open];
  let depth = 0;
  for (let at = open; at < pattern.length; at++) {
    const c = pattern[at];
    if (c === '{') depth++;
    else if (c === ',' && depth === 1) cuts.push(at);
    else if (c === '}' && --depth === 0) {
      cuts.push(at);
      const rest = pattern.slice(at + 1);
      const choices = cuts.slice(1).map((cut, i) => pattern.slice((cuts[i] ?? 0) + 1, cut));
      return choices.flatMap((choice) => expandBraces(pattern.slice(0, open) + choice + rest));
    }
  }
  return [pattern];
}

type Token = { readonly kind: 'star' } | { readonly kind: 'one'; readonly accepts: (c: string) => boolean };

function classToken(body: string): Token {
  const negated = body.startsWith('!') || body.startsWith('^');
  const set = negated ? body.slice(1) : body;
  const holds = (c: string): boolean => {
    for (let i = 0; i < set.length; i++) {
      const isRange = set[i + 1] === '-' && i + 2 < set.length;
      if (isRange ? c >= (set[i] ?? '') && c <= (set[i + 2] ?? '') : c === set[i]) return true;
      if (isRange) i += 2;
    }
    return false;
  };
  return { kind: 'one', accepts: (c) => holds(c) !== negated };
}

function tokenize(pattern: string): Token[] {
  const tokens: Token[] = [];
  for (let i = 0; i < pattern.length; i++) {
    const c = pattern[i] ?? '';
    const end = c === '[' ? pattern.indexOf(']', i + 2) : -1;
    if (c === '*') tokens.push({ kind: 'star' });
    else if (c === '?') tokens.push({ kind: 'one', accepts: () => true });
    else if (end !== -1) {
      tokens.push(classToken(pattern.slice(i + 1, end)));
      i = end;
    } else tokens.push({ kind: 'one', accepts: (other) => other === c });
  }
  return tokens;
}

/** Goes back to the last star only, which is enough and keeps the work below pattern × name. */
function matchTokens(tokens: readonly Token[], name: string): boolean {
  let token = 0;
  let star = -1;
  let starAt = 0;
  for (let at = 0; at < name.length; ) {
    const current = tokens[token];
    if (current?.kind === 'star') {
      star = token++;
      starAt = at;
    } else if (current?.accepts(name[at] ?? '')) {
      token++;
      at++;
    } else if (star !== -1) {
      token = star + 1;
      at = ++starAt;
    } else return false;
  }
  return tokens.slice(token).every(({ kind }) => kind === 'star');
}

/** Whether a file's name matches one segment of a pattern. */
export const matchName = (pattern: string, name: string): boolean =>
  expandBraces(pattern).some((choice) => matchTokens(tokenize(choice), name));
