import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inTree } from './plant-tree.ts';
import { runOnSamples } from './run-on-samples.ts';

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

const runAsJson = (archive: string): RunJson => JSON.parse(runOnSamples(archive, ['--json']));

it(
  'the first run on the samples decides as docs/samples.md says, and the second opens nothing',
  () =>
    inTree({}, [], (folder) => {
      const first = runAsJson(join(folder, 'archive'));
      expect(first.decisions).toEqual(FIRST);
      const second = runAsJson(join(folder, 'archive'));
      expect(second.files).toMatchObject({ read: 0, continued: 0 });
      expect(second.decisions).toMatchObject({ new: 0, 'new-version': 0 });
    }),
  3 * MINUTE,
);
