/** A few points of the sweep, of those things that no other test stops. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const SWEEP = join(import.meta.dirname, 'sweep.ts');
const CLEAN_ROW = /^\| [^|]+ \| [1-9]\d* \| 0 \| 0 \| 0 \| 0 \|$/;

it('stopped in the middle, reclean, forget, verify --repair and reindex lose nothing', async () => {
  const only = 'reclean,forget,verify --repair,reindex,duplicate index';
  const args = [SWEEP, '--every', '31', '--from', '20', '--only', only, '--faults', 'kill,EIO'];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const rows = stdout.split('\n').filter((line) => line.includes(', '));
  expect(rows).toHaveLength(10);
  for (const row of rows) expect(row).toMatch(CLEAN_ROW);
}, 300_000);
