/** A folder with dumps and an archive, for tests that run the whole way. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ArchiveRecord } from '../../src/archive/records/record-schema.ts';
import type { SourceEntry } from '../../src/archive/runs/account.ts';
import { type RunOptions, run } from '../../src/jobs/run.ts';
import type { RunReport } from '../../src/report/run-report.ts';

export interface RunFolder {
  readonly path: string;
  write(name: string, content: string): void;
  remove(name: string): void;
  /** Runs over `dumps/`, in this thread unless told otherwise. */
  run(options?: RunOptions & { readonly into?: string }): Promise<RunReport>;
  /** Paths of all files below a folder of the archive, sorted, with their content. */
  files(below: string, archive?: string): ReadonlyMap<string, string>;
  records(archive?: string): readonly ArchiveRecord[];
  /** The account of a run's documents, by the base name of their path. */
  sources(report: RunReport): ReadonlyMap<string, SourceEntry>;
  clear(): void;
}

export function createRunFolder(): RunFolder {
  const path = mkdtempSync(join(tmpdir(), 'newsmorgue-test-'));
  const files = (below: string, archive = 'archive') => readAll(join(path, archive, below));
  return {
    path,
    write(name, content) {
      mkdirSync(dirname(join(path, 'dumps', name)), { recursive: true });
      writeFileSync(join(path, 'dumps', name), content);
    },
    remove: (name) => rmSync(join(path, 'dumps', name)),
    run: ({ into = 'archive', ...options } = {}) =>
      run({ inputs: [join(path, 'dumps')], archive: join(path, into), workers: 0, ...options }),
    files,
    records: (archive) => [...files('records', archive).values()].map((text) => JSON.parse(text) as ArchiveRecord),
    sources: (report) => {
      const { run } = report.account;
      const lines = files(
        join('runs', run.slice(0, 4), run.slice(4, 6), run),
        report.archive.slice(path.length + 1),
      ).get('sources.jsonl');
      const entries = (lines ?? '')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as SourceEntry);
      return new Map(entries.map((entry) => [entry.source.path.split('/').at(-1) as string, entry]));
    },
    clear: () => rmSync(path, { recursive: true, force: true }),
  };
}

function readAll(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
