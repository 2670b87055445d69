import { hash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { diskFileSystem, dryFileSystem, type FileSystem } from '../../../src/archive/file-system.ts';
import { type PlacedRecord, placeRecords } from '../../../src/archive/records/place-records.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const RUN = '20261123T120000Z-1';

const record = (path: string): PlacedRecord => {
  const bytes = Buffer.from(`{"of":"${path}"}\n`);
  return { path: `records/${path}`, sha256: hash('sha256', bytes), bytes };
};

/** An archive's folder, and a disk that notes what is moved to where, and what was synced before it. */
function watched() {
  const root = temporaryFolder();
  mkdirSync(join(root, `wal/${RUN}.tmp`), { recursive: true });
  const moved: string[] = [];
  const unsafe: string[] = [];
  const synced = new Set<string>();
  const files: FileSystem = {
    ...diskFileSystem,
    syncAll: (_inside, names, folders) => {
      for (const name of [...names, ...folders]) synced.add(relative(root, name));
    },
    rename: (from, to) => {
      moved.push(relative(root, to));
      if (!synced.has(relative(root, from))) unsafe.push(relative(root, from));
      diskFileSystem.rename(from, to);
    },
  };
  return { root, files, moved, unsafe };
}

function expectInPlace(root: string, records: readonly PlacedRecord[]): void {
  for (const { path, bytes } of records) expect(readFileSync(join(root, path), 'utf8')).toBe(bytes.toString());
}

test('moves folders that are new as wholes, and records one by one into those that are there', () => {
  const { root, files, moved, unsafe } = watched();
  const placer = placeRecords(root, RUN, files);
  const first = ['a.example/2018/04/x.v1.json', 'a.example/undated/y.v1.json', 'b.example/2018/04/z.v1.json'].map(
    record,
  );
  placer.place(first);
  placer.publish();
  expect(moved.splice(0)).toEqual(['records']);
  const second = ['a.example/2018/04/w.v1.json', 'a.example/2018/05/v.v1.json', 'c.example/undated/u.v1.json'].map(
    record,
  );
  placer.place(second);
  expect(placer.pending('records/a.example/2018/05/v.v1.json')).toEqual(second[1]?.bytes);
  const changed = [...placer.publish()].map((folder) => relative(root, folder));
  expect(moved).toEqual(['records/a.example/2018/05', 'records/c.example', 'records/a.example/2018/04/w.v1.json']);
  expect(placer.pending('records/a.example/2018/05/v.v1.json')).toBeUndefined();
  expectInPlace(root, [...first, ...second]);
  expect(changed).toEqual(
    expect.arrayContaining(['', 'records', 'records/a.example/2018', 'records/a.example/2018/05']),
  );
  expect(unsafe).toEqual([]);
});

test('leaves what an earlier attempt moved, and refuses to overwrite anything else', () => {
  const { root, files, moved } = watched();
  const [there, other] = [record('a.example/2018/04/x.v1.json'), record('a.example/2018/04/y.v1.json')];
  mkdirSync(dirname(join(root, there.path)), { recursive: true });
  writeFileSync(join(root, there.path), there.bytes);
  const placer = placeRecords(root, RUN, files);
  placer.place([there, other]);
  placer.publish();
  expect(moved).toEqual([other.path]);
  writeFileSync(join(root, 'records/a.example/2018/04/z.v1.json'), 'something else');
  expect(() => placer.place([record('a.example/2018/04/z.v1.json')])).toThrow('a file that no run accounts for');
});

test('a dry run reads what it would have moved', () => {
  const root = temporaryFolder();
  const aside = mkdtempSync(join(tmpdir(), 'newsmorgue-test-'));
  try {
    const files = dryFileSystem(aside);
    const records = ['a.example/2018/04/x.v1.json', 'a.example/2018/05/y.v1.json'].map(record);
    const placer = placeRecords(root, RUN, files);
    placer.place(records);
    placer.publish();
    for (const { path, bytes } of records) {
      expect(files.exists(join(root, path))).toBe(true);
      expect(Buffer.from(files.read(join(root, path)))).toEqual(bytes);
    }
    expect(files.exists(join(root, 'records/a.example/2018/04'))).toBe(true);
    expect(files.exists(join(root, 'records/a.example/2018/06'))).toBe(false);
  } finally {
    rmSync(aside, { recursive: true });
  }
});

test('moves nothing any more after a failure: half a record may lie among what would be moved', () => {
  const { root, files, moved } = watched();
  const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  const placer = placeRecords(root, RUN, {
    ...files,
    writeNew: (path, bytes) => {
      if (!path.endsWith('torn.v1.json')) return files.writeNew(path, bytes);
      writeFileSync(path, bytes.subarray(0, 3));
      throw full;
    },
  });
  placer.place([record('a.example/2018/04/whole.v1.json')]);
  expect(() => placer.place([record('a.example/2018/04/torn.v1.json')])).toThrow(full);
  expect(() => placer.place([record('a.example/2018/04/next.v1.json')])).toThrow(full);
  expect(() => placer.publish()).toThrow(full);
  expect(moved).toEqual([]);
});
