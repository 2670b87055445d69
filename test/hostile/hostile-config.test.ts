import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runProcess } from '../crash/run-process.ts';
import { textDump } from '../pipeline/invented-news.ts';

/** A run with this configuration in an empty folder, as a user starts it. */
async function runWith(config: string, ...more: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'newsmorgue-config-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'pipeline.config.ts'), config);
  writeFileSync(join(folder, 'dump.txt'), textDump(1, { url: 'https://example.com/1' }));
  const outcome = await runProcess(['run', 'dump.txt', '--workers', '0', ...more], { cwd: folder });
  return { ...outcome, hasArchive: existsSync(join(folder, 'archive')) };
}

describe('a configuration', { timeout: 60_000 }, () => {
  it('that throws ends the run with 2 before anything is written', async () => {
    const { code, stderr, hasArchive } = await runWith("throw new Error('no such luck');");
    expect({ code, hasArchive }).toEqual({ code: 2, hasArchive: false });
    expect(stderr).toContain('no such luck');
    expect(stderr).not.toContain('bug');
  });

  it('that never comes to an end does not end well', async () => {
    const { code, stderr, hasArchive } = await runWith('await new Promise(() => {}); export default {};');
    expect({ code, hasArchive }).toEqual({ code: 2, hasArchive: false });
    expect(stderr).toContain('pipeline.config.ts');
  });

  it('that prints leaves the JSON on standard output whole', async () => {
    const { code, stdout, stderr } = await runWith("console.log('chatter'); export default {};", '--json');
    expect({ code, stderr: stderr.trim() }).toEqual({ code: 0, stderr: 'chatter' });
    expect(JSON.parse(stdout)).toMatchObject({ documents: 1 });
  });

  it('with steps that throw rejects what they threw on', async () => {
    const { code, stdout } = await runWith(
      "export default { transforms: [{ name: 'broken', apply() { throw new Error('on purpose'); } }] };",
      '--json',
    );
    expect({ code, rejected: JSON.parse(stdout).decisions.rejected }).toEqual({ code: 0, rejected: 1 });
  });

  it('with a rule that could take for ever is refused, by the name of the rule', async () => {
    const { code, stderr } = await runWith(
      `export default { rules: { inline: [{ rules: [{ id: 'own/slow', match: '^(a+)+$', removes: ['aaa'], keeps: ['b'] }] }] } };`,
    );
    expect(code).toBe(2);
    expect(stderr).not.toContain('bug');
  });
});
