/** A line of Markdown → what is read of it: marks of emphasis, links, images, code and HTML go, their words stay. */
import { decodeEntities } from '../../../../text/decode-entities.ts';

const PUNCTUATION = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';
/** The 32 noncharacters of Unicode, which no text has, stand for the 32 marks that mean themselves. */
const FIRST_STAND_IN = 0xfdd0;
const STAND_IN = /[\ufdd0-\ufdef]/g;
const MARK = /[!-/:-@[-`{-~]/g;
/** Without one of these, and a line break at the end, a line is as it is read. */
const ANY_SIGN = /[\\`*_~=[<&]/;

const CODE = /``(?!`)((?:[^`]|`(?!`))+)``|`([^`]+)`/g;
const ESCAPED = /\\([!-/:-@[-`{-~])/g;
const BREAK_AT_END = /\\$/;
const TARGET = String.raw`\(\s*(?:<[^<>]*>|(?:[^()\s]|\([^()\s]*\))*)(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)`;
const IMAGE = new RegExp(String.raw`!\[[^[\]]*\](?:${TARGET}|\[[^[\]]*\])`, 'g');
const WIKI_LINK = /(!?)\[\[([^[\]|]+)(?:\|([^[\]|]*))?\]\](?!\()/g;
const LINK = new RegExp(String.raw`\[((?:[^[\]]|\[[^[\]]*\])*)\]${TARGET}`, 'g');
const REFERENCE = /\[([^[\]]+)\](?:\s?\[([^[\]]*)\])?/g;
const FOOTNOTE = /\[\^[^[\]\s]{1,40}\]/g;
const AUTOLINK = /<((?:https?:\/\/|mailto:)[^<>\s]+)>/gi;
const LINE_BREAK = /<br\s*\/?>/gi;
const TAG = /<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>|<!--[^<>]*-->/gi;
const STRONG = /\*\*(?=[^\s*])((?:[^*]|\*(?!\*))+?)(?<=\S)\*\*/g;
const EMPHASIS = /(?<![*0-9A-Za-z])\*(?=[^\s*])([^*]*?[^\s*])\*(?![*0-9A-Za-z])/g;
const UNDERSCORED = /(?<![_\p{L}\p{N}])(_{1,2})(?=[^\s_])([^_]*?(?:_[^_\s]+)*[^_\s])\1(?![_\p{L}\p{N}])/gu;
const STRUCK = /(~~|==)(?=\S)([^~=]+?)(?<=\S)\1/g;
/** A mark whose partner stands on another line. */
const OPEN_AT_START = /^\*\*(?=[^\s*])/;
const OPEN_AT_END = /(?<=[^\s*])\*\*$/;
const SPACES = / {2,}/g;

/** Names of link targets, folded, that stand at the document's end. */
export type References = ReadonlySet<string>;

export const foldReference = (name: string): string => name.trim().toLowerCase();

const hide = (mark: string): string => String.fromCharCode(FIRST_STAND_IN + PUNCTUATION.indexOf(mark));
const show = (standIn: string): string => PUNCTUATION.charAt(standIn.charCodeAt(0) - FIRST_STAND_IN);
const hideAll = (text: string): string => text.replace(MARK, hide);

export function stripMarks(text: string, references: References): string {
  if (!ANY_SIGN.test(text)) return text;
  const bare = stripEmphasis(stripLinks(hideLiterals(text), references));
  return decodeEntities(bare).replace(STAND_IN, show).replace(SPACES, ' ').trim();
}

const hideLiterals = (text: string): string =>
  text
    .replace(CODE, (_, twice?: string, once = '') => hideAll((twice ?? once).trim()))
    .replace(ESCAPED, (_, mark: string) => hide(mark))
    .replace(BREAK_AT_END, '');

function stripLinks(text: string, references: References): string {
  const bare = text
    .replace(IMAGE, '')
    .replace(WIKI_LINK, (_, sign: string, page: string, label?: string) => (sign === '!' ? '' : label || page))
    .replace(FOOTNOTE, '')
    .replace(LINK, '$1')
    .replace(AUTOLINK, (_, address: string) => hideAll(address))
    .replace(LINE_BREAK, ' ')
    .replace(TAG, '');
  if (references.size === 0) return bare;
  return bare.replace(REFERENCE, (whole, label: string, name?: string) =>
    references.has(foldReference(name || label)) ? label : whole,
  );
}

const stripEmphasis = (text: string): string =>
  text
    .replace(STRONG, '$1')
    .replace(OPEN_AT_START, '')
    .replace(OPEN_AT_END, '')
    .replace(EMPHASIS, '$1')
    .replace(UNDERSCORED, '$2')
    .replace(STRUCK, '$2');
