import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { ArchiveDamaged } from '../../src/archive/errors.ts';
import { isMachineFault } from '../../src/jobs/is-machine-fault.ts';

/** What SQLite throws for a statement. */
function sqliteError(sql: string, ...parameters: readonly never[]): unknown {
  const database = new DatabaseSync(':memory:');
  try {
    database.exec('CREATE TABLE t (a TEXT NOT NULL)');
    database.prepare(sql).run(...parameters);
    return undefined;
  } catch (error) {
    return error;
  } finally {
    database.close();
  }
}

const withCode = (fields: object): Error => Object.assign(new Error('on purpose'), fields);

it.each([
  ['a full disk', withCode({ code: 'ENOSPC' }), true],
  ['a disk that SQLite finds full', withCode({ code: 'ERR_SQLITE_ERROR', errcode: 13 }), true],
  ['a file that SQLite can not read', withCode({ code: 'ERR_SQLITE_ERROR', errcode: 266 }), true],
  ['a damaged archive', new ArchiveDamaged('records/x', 'not a record'), true],
  ['a value that SQLite can not hold', sqliteError('INSERT INTO t VALUES (?)', (() => {}) as never), false],
  ['a value that a table refuses', sqliteError('INSERT INTO t VALUES (?)', null as never), false],
  ['a step that stumbles', new TypeError('x is not a function'), false],
  ['a thread without memory', withCode({ code: 'ERR_WORKER_OUT_OF_MEMORY' }), false],
  ['what is no error', 'on purpose', false],
])('%s', (_, error, expected) => {
  expect(error).toBeDefined();
  expect(isMachineFault(error)).toBe(expected);
});
