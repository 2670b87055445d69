/** Character references (`&amp;`, `&#8217;`): the frequent ones from memory, all others by htmlparser2's tokenizer. */
import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';

const NUMBER_SIGN = 35;
const SEMICOLON = 59;
const EQUALS = 61;
/** Longer ones are rare; short strings are copies, so that none in memory holds on to its page. */
const LONGEST_KNOWN = 12;
const MOST_KNOWN = 2000;

/** What each reference, with what stands behind it, stands for. */
const inText = new Map<string, string>();
const inAttributes = new Map<string, string>();

/** The text between two tags. */
export const decodeText = (text: string): string => decode(text, inText, resolveInText);

/** The value of an attribute: without a semicolon a reference counts only where no letter, digit or `=` follows. */
export const decodeAttribute = (value: string): string => decode(value, inAttributes, resolveInAttribute);

/** The content of a `<title>`. */
export const decodeTitle = (content: string): string => collect(`<title>${content}</title>`);

function decode(text: string, known: Map<string, string>, resolve: (source: string) => string): string {
  let out = '';
  let from = 0;
  for (let at = text.indexOf('&'); at !== -1; at = text.indexOf('&', at + 1)) {
    const end = endOfReference(text, at + 1);
    if (end <= at + 1) continue;
    const source = text.slice(at, sourceEnd(text, end));
    const decoded = source.length > LONGEST_KNOWN ? resolve(source) : recall(source, known, resolve);
    if (decoded === source) continue;
    out += text.slice(from, at) + decoded;
    from = at + source.length;
  }
  return from === 0 ? text : out + text.slice(from);
}

/** The reference with its semicolon, or with the `=` that keeps it from being one in an attribute. */
const sourceEnd = (text: string, end: number): number => {
  const unit = text.charCodeAt(end);
  return unit === SEMICOLON || unit === EQUALS ? end + 1 : end;
};

function endOfReference(text: string, from: number): number {
  let end = text.charCodeAt(from) === NUMBER_SIGN ? from + 1 : from;
  while (isLetterOrDigit(text.charCodeAt(end))) end++;
  return end;
}

const isLetterOrDigit = (unit: number): boolean =>
  (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57);

function recall(source: string, known: Map<string, string>, resolve: (source: string) => string): string {
  let decoded = known.get(source);
  if (decoded === undefined) {
    decoded = resolve(source);
    if (known.size < MOST_KNOWN) known.set(source, decoded);
  }
  return decoded;
}

/** The space ends a reference that has no semicolon. */
const resolveInText = (source: string): string => collect(`${source} <`).slice(0, -2);
const resolveInAttribute = (source: string): string => collect(`<a b="${source} ">`).slice(0, -1);

/** All text and attribute values of a piece of HTML, one behind the other. */
function collect(html: string): string {
  let text = '';
  const add = (start: number, end: number): void => {
    text += html.slice(start, end);
  };
  const addCode = (codePoint: number): void => {
    text += String.fromCodePoint(codePoint);
  };
  const nothing = (): void => {};
  const sink: TokenizerCallbacks = {
    ontext: add,
    ontextentity: addCode,
    onattribdata: add,
    onattribentity: addCode,
    onattribend: nothing,
    onattribname: nothing,
    oncdata: nothing,
    onclosetag: nothing,
    oncomment: nothing,
    ondeclaration: nothing,
    onend: nothing,
    onopentagend: nothing,
    onopentagname: nothing,
    onprocessinginstruction: nothing,
    onselfclosingtag: nothing,
  };
  const tokenizer = new Tokenizer({ decodeEntities: true }, sink);
  tokenizer.write(html);
  tokenizer.end();
  return text;
}
