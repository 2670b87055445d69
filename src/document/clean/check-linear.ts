/**
 * Refuses regular expressions that can take more than linear time. Conservative: a small grammar is let through
 * (literals, classes, groups, alternatives, quantifiers that can't compete for the same characters), the rest is not.
 */

interface Atom {
  /** Matches one character of the atom; null for assertions. */
  readonly one: RegExp | null;
  /** It is `^`: whatever follows is tried at one place alone. */
  readonly isStart: boolean;
  readonly alternatives: readonly (readonly Term[])[] | null;
}
interface Term {
  readonly atom: Atom;
  /** How often at most; 1 without a quantifier. */
  readonly most: number;
  readonly quantified: boolean;
}

/** A bounded repetition up to this counts as constant. */
const SMALL = 8;
/** And up to this it may be tried from every place of a line, where a pattern doesn't say that it is to begin at `^`. */
const MODEST = 100;
const QUANTIFIER = /^(?:[*+?]|\{(\d+)(,(\d*))?\})\??/;
const CLASS_ESCAPE = /^\\(?:[pP]\{[^}]*\}|u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)/s;
const BACKREFERENCE = /^\\[1-9k]/;
const LOOKAROUND = /^\(\?<?[=!]/;
const GROUP_START = /^\((?:\?:|\?<[^>]+>)?/;
const START = '^';
const ZERO_WIDTH = /^(?:[$^]|\\[bB])$/;

/** Characters that tell the classes people write apart; two atoms that share none of these are taken for disjoint. */
const PROBES = [
  ...Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)),
  ...'\t\n\u00a0éÄßøñşжЯאبا٣९कไทยあア漢한、。：！？…–—«»“”‘’„•·→›►|©®™',
];

/** Why the pattern (flags `iu`) may not be linear in its input, or null where it is. */
export function whyNotLinear(pattern: string): string | null {
  try {
    new RegExp(pattern, 'iu');
  } catch (error) {
    return `a valid regular expression; ${(error as Error).message}`;
  }
  try {
    const parser = new Parser(pattern);
    const alternatives = parser.alternatives();
    return alternatives.map((terms) => checkSequence(terms)).find((fault) => fault !== null) ?? null;
  } catch (error) {
    if (error instanceof NotInGrammar) return error.message;
    throw error;
  }
}

class NotInGrammar extends Error {}

class Parser {
  private readonly pattern: string;
  private at = 0;

  constructor(pattern: string) {
    this.pattern = pattern;
  }

  alternatives(): Term[][] {
    const all: Term[][] = [[]];
    while (this.at < this.pattern.length && this.pattern[this.at] !== ')') {
      if (this.pattern[this.at] === '|') {
        this.at++;
        all.push([]);
      } else all.at(-1)?.push(this.term());
    }
    return all;
  }

  private term(): Term {
    const atom = this.atom();
    const quantifier = QUANTIFIER.exec(this.pattern.slice(this.at));
    if (quantifier === null) return { atom, most: 1, quantified: false };
    this.at += quantifier[0].length;
    const [text, least, range, most] = quantifier;
    if (text[0] === '?') return { atom, most: 1, quantified: true };
    const isOpen = text[0] !== '{' || most === '';
    return {
      atom,
      most: isOpen ? Number.POSITIVE_INFINITY : Number(range === undefined ? least : most),
      quantified: true,
    };
  }

  private atom(): Atom {
    const rest = this.pattern.slice(this.at);
    if (rest.startsWith('(')) return this.group(rest);
    const source = rest.startsWith('[') ? classSource(rest) : (CLASS_ESCAPE.exec(rest)?.[0] ?? charOf(rest));
    if (BACKREFERENCE.test(source)) throw new NotInGrammar('no backreference');
    this.at += source.length;
    const one = ZERO_WIDTH.test(source) ? null : new RegExp(`^${source}$`, 'iu');
    return { one, isStart: source === START, alternatives: null };
  }

  private group(rest: string): Atom {
    if (LOOKAROUND.test(rest)) throw new NotInGrammar('no lookahead or lookbehind');
    this.at += GROUP_START.exec(rest)?.[0].length ?? 1;
    const alternatives = this.alternatives();
    this.at++;
    return { one: null, isStart: false, alternatives };
  }
}

const charOf = (rest: string): string => String.fromCodePoint(rest.codePointAt(0) ?? 0);

function classSource(rest: string): string {
  let i = 1;
  while (i < rest.length && rest[i] !== ']') i += rest[i] === '\\' ? 2 : 1;
  return rest.slice(0, i + 1);
}

/** Repetitions of one sequence must start after `^` and may not compete for the same characters. */
function checkSequence(terms: readonly Term[], outer = true): string | null {
  const anchored = terms[0]?.atom.isStart === true;
  let open: Term | null = null;
  for (const term of terms) {
    const fault = checkGroup(term);
    if (fault !== null) return fault;
    const most = mostWithin(term);
    const repeats = most > SMALL;
    if (most > MODEST && outer && !anchored)
      return 'a pattern that starts with ^ where it repeats something without bound';
    if (open !== null && repeats && overlaps(open, term)) return 'no two repetitions that can take the same characters';
    if (repeats) open = term;
    else if (open !== null && !term.quantified && isSeparator(open, term)) open = null;
  }
  return null;
}

function checkGroup(term: Term): string | null {
  const { alternatives } = term.atom;
  if (alternatives === null) return null;
  if (term.most <= SMALL)
    return alternatives.map((terms) => checkSequence(terms, false)).find((fault) => fault !== null) ?? null;
  if (alternatives.flat().some((inner) => inner.quantified || inner.atom.alternatives !== null)) {
    return 'no quantifier or group within a repeated group';
  }
  const firsts = alternatives.map((terms) => terms[0]);
  for (const [i, a] of firsts.entries()) {
    if (a === undefined) return 'no empty alternative within a repeated group';
    if (firsts.slice(i + 1).some((b) => b !== undefined && overlaps(a, b))) {
      return 'no alternatives that begin alike within a repeated group';
    }
  }
  return null;
}

/** How often the term, or what is most often repeated within it, stands there at most. */
const mostWithin = ({ most, atom }: Term): number =>
  Math.max(most, ...(atom.alternatives?.flat().map(mostWithin) ?? []));

/** What stands between two repetitions keeps them apart only if the first can't run over it. */
const isSeparator = (open: Term, between: Term): boolean => between.atom.one !== null && !overlaps(open, between);

function overlaps(a: Term, b: Term): boolean {
  const left = atomsOf(a);
  const right = atomsOf(b);
  return PROBES.some((probe) => left.some((one) => one.test(probe)) && right.some((one) => one.test(probe)));
}

const atomsOf = (term: Term): RegExp[] => {
  if (term.atom.alternatives !== null) return term.atom.alternatives.flat().flatMap(atomsOf);
  return term.atom.one === null ? [] : [term.atom.one];
};
