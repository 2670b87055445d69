import { isAbsolute, relative, sep } from 'node:path';
import { AmbiguousRecord, RecordNotFound } from '../errors.ts';
import type { Database } from '../load-sqlite.ts';
import { idDigits } from './record-path.ts';
import { URL_IDENTITY } from './url-identity.ts';

const ID_START = /^[0-9a-f]{4,32}$/;
const RECORD_PATH = /(?:^|\/)(records\/.+)\.v(\d+)\.json$/;
const CANDIDATES = 5;

export interface FoundId {
  readonly id: string;
  /** Where the version was named, too. */
  readonly version?: number;
}

/**
 * Which record is meant: by the start of its id (at least 4 digits), by a path that ends in one below `records/`,
 * or by its URL, or that of a copy.
 * @throws RecordNotFound, AmbiguousRecord
 */
export function findRecord(root: string, database: Database, asked: string): FoundId {
  const ids = (sql: string, ...values: string[]): string[] =>
    database
      .prepare(`SELECT id FROM records WHERE ${sql} ORDER BY id LIMIT ${CANDIDATES}`)
      .all(...values)
      .map((row) => row['id'] as string);
  const path = RECORD_PATH.exec(fromRoot(root, asked));
  if (path !== null) {
    const stem = path[1] as string;
    const digits = idDigits(stem);
    const [id] = ids('id >= ? AND id <= ? AND stem = ?', digits, `${digits}~`, stem);
    if (id !== undefined) return { id, version: Number(path[2]) };
  }
  const wanted = asked.toLowerCase();
  const found = ID_START.test(wanted) ? ids('id >= ? AND id <= ?', wanted, `${wanted}~`) : idsByUrl(ids, asked);
  if (found.length > 1) throw new AmbiguousRecord(asked, found);
  if (found[0] === undefined) throw new RecordNotFound(asked);
  return { id: found[0] };
}

/** By its own URL, else by that of a document that was found to be a copy of it. */
function idsByUrl(ids: (sql: string, ...values: string[]) => string[], url: string): string[] {
  const own = ids('url = ?', url);
  return own.length > 0 ? own : ids('key IN (SELECT record FROM sources WHERE alias = ?)', URL_IDENTITY + url);
}

function fromRoot(root: string, asked: string): string {
  const path = isAbsolute(asked) ? relative(root, asked) : asked;
  return path.replaceAll(sep, '/');
}
