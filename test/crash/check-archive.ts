/** What an archive must be after whatever happened to it, checked with other means than its own. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listRuns, walFile } from '../../src/archive/archive-layout.ts';
import { openDuplicateIndex } from '../../src/archive/duplicate-index/open-duplicate-index.ts';
import { openArchiveReader } from '../../src/archive/open-archive.ts';
import { readLog } from '../../src/archive/runs/write-ahead-log.ts';

/** The records by their path, with the digest of their bytes. */
export function recordsOf(root: string): ReadonlyMap<string, string> {
  const folder = join(root, 'records');
  const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  const files = names.filter((name) => name.endsWith('.json')).sort();
  return new Map(
    files.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  );
}

/** Paths and digests of the records that were acknowledged in the logs of runs that are open or were broken off. */
export function acknowledgedRecords(root: string): ReadonlyMap<string, string> {
  const folder = join(root, 'wal');
  const logs = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.wal')) : [];
  const entries = logs.flatMap((name) =>
    [...readLog(join(root, walFile(name.slice(0, -'.wal'.length))))].flatMap((batch) => batch.entries),
  );
  return new Map(
    entries.flatMap((entry) =>
      entry.type === 'record' ? [[entry.path.slice('records/'.length), entry.sha256] as const] : [],
    ),
  );
}

/** What is wrong with the archive; nothing where all is well. */
export function findFlaws(root: string): readonly string[] {
  return [...findTornRecords(root), ...checkDigests(root), ...checkIndexes(root)];
}

/** Also before a recovery no reader may find half a record. */
export function findTornRecords(root: string): readonly string[] {
  return [...recordsOf(root).keys()].flatMap((name) => {
    try {
      JSON.parse(readFileSync(join(root, 'records', name), 'utf8'));
      return [];
    } catch (error) {
      return [`records/${name}: ${(error as Error).message}`];
    }
  });
}

/** As anybody can check it: with `sha256sum` alone. */
export function checkDigests(root: string): readonly string[] {
  const { status, stdout, stderr } = spawnSync(
    'sh',
    ['-c', 'cat runs/*/*/*/manifest.sha256 | sha256sum --check --quiet'],
    { cwd: root, encoding: 'utf8' },
  );
  return status === 0 ? [] : [`sha256sum: ${stdout}${stderr}`];
}

function checkIndexes(root: string): readonly string[] {
  const reader = openArchiveReader(root);
  const versions = [...reader.records()].length;
  reader.close();
  const files = recordsOf(root);
  const firsts = [...files.keys()].filter((name) => name.endsWith('.v1.json')).length;
  const index = openDuplicateIndex(join(root, 'index/duplicates'), { readOnly: true });
  const { generation, size } = index;
  index.close();
  return [
    ...(versions === firsts ? [] : [`the catalog has ${versions} records, there are ${firsts}`]),
    ...(generation === listRuns(root).at(-1) ? [] : [`the duplicate index is of ${generation}`]),
    ...(size === files.size ? [] : [`the duplicate index has ${size} texts, there are ${files.size} records`]),
  ];
}
