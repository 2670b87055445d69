import { beginsAsEnvelope } from '../streams/scan-json.ts';
import type { FileKind } from './file-kind.ts';
import { isHeaderRow } from './recognize-header-row.ts';
import { looksLikeHtml, startsAsHtml } from './recognize-html.ts';
import { isLog } from './recognize-log.ts';
import { isSavedPage } from './recognize-message.ts';
import { sniffEncoding } from './sniff-encoding.ts';

interface Signature {
  readonly kind: FileKind;
  readonly bytes: readonly number[];
  readonly at?: number;
}

const ascii = (text: string): number[] => [...Buffer.from(text, 'latin1')];

/** What files begin with. Kinds that aren't read are `unknown`, so that a picture is never taken for text. */
const SIGNATURES: readonly Signature[] = [
  { kind: 'gzip', bytes: [0x1f, 0x8b] },
  { kind: 'zstd', bytes: [0x28, 0xb5, 0x2f, 0xfd] },
  { kind: 'zip', bytes: [0x50, 0x4b, 3, 4] },
  { kind: 'zip', bytes: [0x50, 0x4b, 5, 6] },
  { kind: 'parquet', bytes: ascii('PAR1') },
  { kind: 'tar', bytes: ascii('ustar'), at: 257 },
  { kind: 'warc', bytes: ascii('WARC/') },
  { kind: 'unknown', bytes: ascii('%PDF-') },
  { kind: 'unknown', bytes: ascii('BZh') },
  { kind: 'unknown', bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0] },
  { kind: 'unknown', bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { kind: 'unknown', bytes: ascii('Rar!\x1a\x07') },
  { kind: 'unknown', bytes: ascii('SQLite format 3\0') },
];

const EXTENSION = /\.(html?|xhtml|json|jsonl|ndjson|csv|tsv|tab|md|markdown)(?:\.(?:gz|zst|zstd))?$/i;
/** A WordPress export has a page of comments before its root. */
const MAX_PROLOG = 16_384;
const FEED_ROOT = /<(?:\w+:)?(?:rss|feed|RDF|item|entry)[\s>]/;
const XML_START = /^<(?:\?xml|!DOCTYPE (?:rss|feed)|(?:\w+:)?(?:rss|feed|RDF|item|entry)[\s>])/;
const JSON_ARRAY = /^\[\s*(?:[{\]]|$)/;
const JSON_OBJECT = /^\{\s*(?:["}]|$)/;
const FRONT_MATTER = /^---[ \t]*\r?\n[\w-]+[ \t]*:/;
const CONTROL_SAMPLE = 4096;
const LINE_END = /\r\n|\n|\r/;

const skippableFrame = (head: Uint8Array): boolean =>
  head.length >= 4 && (head[0] ?? 0) >> 4 === 5 && head[1] === 0x2a && head[2] === 0x4d && head[3] === 0x18;

function signatureOf(head: Uint8Array): FileKind | undefined {
  if (skippableFrame(head)) return 'zstd';
  return SIGNATURES.find(
    ({ bytes, at = 0 }) => head[at] === bytes[0] && bytes.every((byte, i) => head[at + i] === byte),
  )?.kind;
}

/** Control characters other than spaces among the first `size`: hardly any stand in a text. */
function countControls(text: string, size: number): number {
  let count = 0;
  for (let at = 0; at < size; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x20 ? unit < 9 || unit > 13 : unit >= 0x7f && unit < 0xa0) count++;
  }
  return count;
}

function parses(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}

/** One object a line, or one value over many lines? A first line longer than the head is judged by the name. */
function jsonKind(text: string, extension: string): FileKind {
  if (extension === 'jsonl' || extension === 'ndjson') return 'jsonl';
  if (text.startsWith('[') || beginsAsEnvelope(text)) return 'json';
  const end = text.indexOf('\n');
  const first = end === -1 ? text : text.slice(0, end);
  const rest = end === -1 ? '' : text.slice(end).trim();
  if (extension === 'json' && (rest === '' || !parses(first))) return 'json';
  // A line-wise file whose first line is broken still has a second line that is an object.
  return end === -1 || parses(first) || (first.trim().length > 1 && rest.startsWith('{')) ? 'jsonl' : 'json';
}

const extensionOf = (name: string): string => EXTENSION.exec(name)?.[1]?.toLowerCase() ?? '';

function tableKind(text: string, extension: string): FileKind | undefined {
  if (extension === 'csv') return 'csv';
  if (extension === 'tsv' || extension === 'tab') return 'tsv';
  return isHeaderRow(text.split(LINE_END, 1)[0] ?? '') ? 'csv' : undefined;
}

function textKind(text: string, extension: string): FileKind {
  const start = text.trimStart();
  if (start === '') return 'empty';
  if (XML_START.test(start) && FEED_ROOT.test(start.slice(0, MAX_PROLOG))) return 'feed';
  if (startsAsHtml(start)) return 'html';
  if (JSON_ARRAY.test(start) || JSON_OBJECT.test(start)) return jsonKind(start, extension);
  if (start.startsWith('<?xml')) return 'unknown';
  if (isSavedPage(start)) return 'mhtml';
  return namedKind(start, extension) ?? tableKind(text, extension) ?? bareKind(start);
}

const bareKind = (start: string): FileKind => (looksLikeHtml(start) ? 'html' : isLog(start) ? 'log' : 'text');

/** What doesn't look like anything but text is what its name says. */
function namedKind(start: string, extension: string): FileKind | undefined {
  if (extension.includes('htm') && start.startsWith('<')) return 'html';
  const isBroken = start.startsWith('{') || start.startsWith('[');
  if (extension === 'json' && isBroken) return 'json';
  if (extension === 'jsonl' || extension === 'ndjson') return 'jsonl';
  if (extension === 'md' || extension === 'markdown' || FRONT_MATTER.test(start)) return 'markdown';
  return undefined;
}

/**
 * What a file is, told by its first bytes (64 KiB are enough); the name helps only where the content leaves a choice.
 */
export function sniffKind(head: Uint8Array, name: string): FileKind {
  if (head.length === 0) return 'empty';
  const signature = signatureOf(head);
  if (signature) return signature;
  const text = sniffEncoding(head).decode(head);
  const size = Math.min(text.length, CONTROL_SAMPLE);
  if (countControls(text, size) > size / 50) return 'unknown';
  return textKind(text, extensionOf(name));
}
