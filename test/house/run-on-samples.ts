import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'vitest';
import { ROOT } from './plant-tree.ts';

/** Archives the samples by the command itself, on the given Node.js. @returns what it printed */
export function runOnSamples(archive: string, options: readonly string[] = [], node = process.execPath): string {
  const parameters = ['run', 'samples', ...options, '--archive', archive, '--config', 'pipeline.config.ts'];
  const env = { ...process.env, NEWSMORGUE_NODE: node };
  const { stdout, stderr, status } = spawnSync(join(ROOT, 'bin/newsmorgue'), parameters, {
    cwd: ROOT,
    encoding: 'utf8',
    env,
  });
  expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  return stdout;
}
