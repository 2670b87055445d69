/** How records are named. Nothing from an input reaches a path but through these filters. */
import { hash } from 'node:crypto';
import type { DateValue } from '../../article.ts';

/** Letters that don't decompose into a Latin letter and a mark. */
const LATIN: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ß: 'ss',
    æ: 'ae',
    œ: 'oe',
    ø: 'o',
    đ: 'd',
    ð: 'd',
    þ: 'th',
    ł: 'l',
    ħ: 'h',
    ı: 'i',
  }),
);

const MAX_SLUG = 80;
const MAX_HOST = 253;
// Longer titles are cut before any work is done on them: they may be a megabyte.
const MAX_TITLE = 400;
const MARKS = /\p{M}+/gu;
const APOSTROPHES = /['\u2019\u02bc]/g;
const SPECIAL = /[ßæœøđðþłħı]/g;
const NOT_SLUG = /[^a-z0-9]+/g;
const EDGE_DASHES = /^-|-$/g;
const NOT_HOST = /[^a-z0-9.-]+/g;
const DOTS = /\.{2,}/g;
const HOST_EDGES = /^[.-]+|[.-]+$/g;
const YEAR_MONTH = /^(\d{4})(?:-(\d{2}))?(?:-|T|$)/;

/** 128 bits of the SHA-256 of the identity key, in hex. */
export function recordId(identity: string): string {
  return hash('sha256', identity).slice(0, 32);
}

/** A title as `[a-z0-9-]`, at most 80 bytes; empty where no Latin letter or digit is left. */
export function slugOf(title: string | null): string {
  const plain = (title ?? '')
    .slice(0, MAX_TITLE)
    .toLowerCase()
    .replace(APOSTROPHES, '')
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(SPECIAL, (letter) => LATIN.get(letter) ?? '')
    .replace(NOT_SLUG, '-')
    .replace(EDGE_DASHES, '');
  if (plain.length <= MAX_SLUG) return plain;
  const end = plain.lastIndexOf('-', MAX_SLUG);
  return plain.slice(0, end > 0 ? end : MAX_SLUG);
}

/** A site as the name of a folder: a punycode host stays as it is. */
export function siteFolder(site: string | null): string {
  const host = (site ?? '')
    .slice(0, MAX_HOST)
    .toLowerCase()
    .replace(NOT_HOST, '-')
    .replace(DOTS, '.')
    .replace(HOST_EDGES, '');
  return host === '' ? 'unknown' : host;
}

/** `2018/04`, `2018/undated` where the month isn't known, or `undated`. */
export function dateFolder(published: DateValue | null): string {
  const match = YEAR_MONTH.exec(published?.value ?? '');
  if (match === null) return 'undated';
  return `${match[1]}/${published?.precision === 'year' ? 'undated' : (match[2] ?? 'undated')}`;
}

/** What decides a record's place; as its first version had it. */
export interface Named {
  readonly id: string;
  readonly site: string | null;
  readonly published: DateValue | null;
  readonly title: string | null;
}

/**
 * The path of a record without version: `records/example.com/2018/04/some-title-3fa9c1d2`.
 * @param isTaken tells whether another record has the path; then more digits of the id are used
 */
export function recordStem(named: Named, isTaken: (stem: string) => boolean): string {
  const folder = `records/${siteFolder(named.site)}/${dateFolder(named.published)}`;
  const slug = slugOf(named.title);
  const start = slug === '' ? `${folder}/` : `${folder}/${slug}-`;
  for (let digits = 8; digits < named.id.length; digits += 4) {
    const stem = start + named.id.slice(0, digits);
    if (!isTaken(stem)) return stem;
  }
  return start + named.id;
}

const ID_DIGITS = /[0-9a-f]{8,32}$/;

/** The digits of the id at the end of a path without version. */
export function idDigits(stem: string): string {
  return ID_DIGITS.exec(stem)?.[0] ?? '';
}

/** The path of a version, from the archive's root. */
export function versionPath(stem: string, version: number): string {
  return `${stem}.v${version}.json`;
}
