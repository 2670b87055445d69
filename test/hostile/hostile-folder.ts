/** A folder of dumps in which one good article must be archived, whatever lies beside it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { runFolder } from '../../src/archive/archive-layout.ts';
import type { ArchiveRecord } from '../../src/archive/records/record-schema.ts';
import type { RejectEntry } from '../../src/archive/runs/account.ts';
import type { RunOptions } from '../../src/jobs/run.ts';
import type { RunReport } from '../../src/report/run-report.ts';
import { findFlaws } from '../crash/check-archive.ts';
import { headline, textDump } from '../pipeline/invented-news.ts';
import { createRunFolder, type RunFolder } from '../pipeline/run-in-folder.ts';

const MEBIBYTE = 2 ** 20;

/** Low enough for tests to reach. */
const config = (maxDocumentBytes: number): string => `export default {
  limits: { maxDocumentBytes: ${maxDocumentBytes}, maxDepth: 2, maxEntries: 100, maxExpandedBytes: 4 * 2 ** 20 },
};
`;
const GOOD = 4711;

export interface Attacked {
  readonly folder: RunFolder;
  readonly report: RunReport;
  /** Those that were stored beside the good one. */
  readonly records: readonly ArchiveRecord[];
  readonly rejects: readonly RejectEntry[];
}

export function createHostileFolder(maxDocumentBytes = MEBIBYTE): RunFolder {
  const folder = createRunFolder();
  onTestFinished(folder.clear);
  writeFileSync(join(folder.path, 'pipeline.config.ts'), config(maxDocumentBytes));
  folder.write('zz-good.txt', textDump(GOOD, { url: 'https://example.com/good' }));
  return folder;
}

export function writeBytes(folder: RunFolder, name: string, bytes: string | Uint8Array): void {
  const path = join(folder.path, 'dumps', name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

/** Runs, and makes sure that the rest of the run went on and the archive is sound. */
export async function attack(folder: RunFolder, options: RunOptions = {}): Promise<Attacked> {
  const report = await folder.run({ config: join(folder.path, 'pipeline.config.ts'), ...options });
  const all = folder.records();
  expect(all.map(({ title }) => title)).toContain(headline(GOOD));
  expect(findFlaws(join(folder.path, 'archive'))).toEqual([]);
  const lines = folder.files(runFolder(report.account.run)).get('rejects.jsonl') ?? '';
  return {
    folder,
    report,
    records: all.filter(({ title }) => title !== headline(GOOD)),
    rejects: lines
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as RejectEntry),
  };
}

/** The codes of the rejected documents, by the file they came from. */
export const codesOf = ({ rejects }: Attacked): readonly string[] =>
  rejects.map(({ source, code }) => `${source.path.split('/').at(-1)} ${code}`).sort();
