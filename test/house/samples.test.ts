import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, inflateRawSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { inTree, ROOT } from './plant-tree.ts';

const LOCAL_HEADER = Buffer.from('PK\u0003\u0004');

it('the built samples are what their parts make of them', () =>
  inTree({}, [], (folder) => {
    const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'scripts/build-samples.ts'), folder], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const built = globSync('**/*.{html,gz,zip}', { cwd: folder }).sort();
    expect(built.length).toBeGreaterThan(10);
    for (const path of built) {
      expect(expand(join(ROOT, 'samples', path)), path).toEqual(expand(join(folder, path)));
    }
  }));

/** The content, because compressors differ between versions and processors, and their output with them. */
function expand(path: string): string {
  const bytes = readFileSync(path);
  if (path.endsWith('.zip')) return expandZip(bytes);
  if (path.endsWith('.warc.gz')) return gunzipSync(bytes).toString('latin1');
  return path.endsWith('.gz') ? 'cut off' : bytes.toString('utf8');
}

/** Enough of a reader for a zip file of write-zip.ts: sizes stand in the local headers. */
function expandZip(bytes: Buffer): string {
  const parts: string[] = [];
  for (let at = 0; bytes.subarray(at, at + 4).equals(LOCAL_HEADER); ) {
    const start = at + 30 + bytes.readUInt16LE(at + 26);
    const end = start + bytes.readUInt32LE(at + 18);
    parts.push(bytes.toString('utf8', at + 30, start), inflateRawSync(bytes.subarray(start, end)).toString('utf8'));
    at = end;
  }
  return parts.join('\n');
}

it('the broken sample is broken', () => {
  expect(() => gunzipSync(readFileSync(join(ROOT, 'samples/broken/cut-off.txt.gz')))).toThrow('unexpected end of file');
});
