import type { Claim } from '../../article.ts';
import { decoderFor } from '../decode-unknown.ts';
import { makeClaim } from '../make-document.ts';
import { fieldOf } from './field-names.ts';
import { fieldOfValue, fieldValues, parseListLiteral } from './field-values.ts';
import { readInstant } from './read-instant.ts';

export interface FrontMatter {
  readonly claims: readonly Claim[];
  readonly id?: string;
  readonly crawled?: string;
  /** What follows it. */
  readonly body: Uint8Array;
}

const START = /^(?:\xef\xbb\xbf)?---[ \t]*\r?\n/;
const END = /^(?:---|\.\.\.)[ \t]*\r?$/m;
const PAIR = /^([\w][\w .-]{0,63}?)[ \t]*:(?:[ \t]+(.*))?$/;
const ITEM = /^[ \t]*-[ \t]+(.*)$/;
const LINE_END = /\r?\n/;
const FOLLOWING = /^(?:\s|#|-[ \t]|$)/;
const FLOW_LIST = /^\[(.*)\]$/;
const QUOTED = /^(["'])(.*)\1$/;
const MAX_BYTES = 64 * 1024;

const unquote = (text: string): string => QUOTED.exec(text.trim())?.[2] ?? text.trim();

function valuesOf(text: string): string[] {
  const flow = FLOW_LIST.exec(text.trim());
  if (!flow) return [unquote(text)];
  return parseListLiteral(text.trim()) ?? (flow[1] ?? '').split(',').map(unquote);
}

/** `key: value`, `key: [a, b]` and `key:` with `- item` lines below; anything deeper is passed by. */
function parsePairs(block: string): Map<string, string[]> {
  const pairs = new Map<string, string[]>();
  let open: string[] | undefined;
  for (const line of block.split(LINE_END)) {
    const item = ITEM.exec(line);
    if (item && open) open.push(unquote(item[1] ?? ''));
    const pair = item ? null : PAIR.exec(line);
    if (!pair) continue;
    open = pair[2]?.trim() ? valuesOf(pair[2]) : [];
    pairs.set(pair[1] ?? '', open);
  }
  return pairs;
}

/** Begins with a key, and holds nothing but keys, their lists, comments and what is indented below them. */
function isKeyed(block: string): boolean {
  const [first = '', ...rest] = block.split(LINE_END);
  return PAIR.test(first) && rest.every((line) => FOLLOWING.test(line) || PAIR.test(line));
}

/** The front matter of a Markdown file, or null where it begins with none. Keys that say nothing known are left out. */
export function readFrontMatter(bytes: Uint8Array): FrontMatter | null {
  // One character a byte, so that places in it are places in the bytes.
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, MAX_BYTES)).toString('latin1');
  const start = START.exec(head)?.[0];
  if (start === undefined) return null;
  const end = END.exec(head.slice(start.length));
  if (!end) return null;
  if (!isKeyed(head.slice(start.length, start.length + end.index))) return null;
  const block = decoderFor(bytes)(Buffer.from(head.slice(start.length, start.length + end.index), 'latin1'));
  return { ...interpret(parsePairs(block)), body: bytes.slice(start.length + end.index + end[0].length) };
}

function interpret(pairs: Map<string, string[]>): Omit<FrontMatter, 'body'> {
  const claims: Claim[] = [];
  let id: string | undefined;
  let crawled: string | undefined;
  for (const [name, values] of pairs) {
    const field = fieldOf(name)?.field;
    if (field === undefined || field === 'text' || field === 'html') continue;
    const texts = fieldValues(field, values);
    if (field === 'id') id ??= texts[0];
    else if (field === 'crawled') crawled ??= readInstant(texts[0]);
    else claims.push(...texts.map((text) => makeClaim(fieldOfValue(field, text), text, `front-matter:${name}`)));
  }
  return { claims, ...(id !== undefined && { id }), ...(crawled !== undefined && { crawled }) };
}
