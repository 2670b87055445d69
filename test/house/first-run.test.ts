import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inTree, ROOT } from './plant-tree.ts';

const MINUTE = 60_000;

/** What docs/samples.md says that the first run reports. */
const FIRST = {
  new: 35,
  'new-version': 1,
  unchanged: 4,
  'exact-duplicate': 1,
  'near-duplicate': 1,
  'not-an-article': 1,
  rejected: 3,
};

interface RunJson {
  readonly decisions: typeof FIRST;
  readonly rejects: Readonly<Record<string, number>>;
  readonly files: Readonly<Record<string, number>>;
}

function runOnSamples(archive: string): RunJson {
  const parameters = ['run', 'samples', '--json', '--archive', archive, '--config', 'pipeline.config.ts'];
  const env = { ...process.env, NEWSMORGUE_NODE: process.execPath };
  const { stdout, stderr, status } = spawnSync(join(ROOT, 'bin/newsmorgue'), parameters, {
    cwd: ROOT,
    encoding: 'utf8',
    env,
  });
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  return JSON.parse(stdout);
}

it(
  'the first run on the samples decides as docs/samples.md says, and the second opens nothing',
  () =>
    inTree({}, [], (folder) => {
      const first = runOnSamples(join(folder, 'archive'));
      expect(first.decisions).toEqual(FIRST);
      const second = runOnSamples(join(folder, 'archive'));
      expect(second.files).toMatchObject({ read: 0, continued: 0 });
      expect(second.decisions).toMatchObject({ new: 0, 'new-version': 0 });
    }),
  3 * MINUTE,
);
