import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listRuns, runFolder } from '../../src/archive/archive-layout.ts';
import { runProcess } from '../crash/run-process.ts';
import { textDump } from '../pipeline/invented-news.ts';

/** A run with this configuration in an empty folder, as a user starts it. */
async function runWith(config: string, ...more: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'newsmorgue-config-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, 'pipeline.config.ts'), config);
  writeFileSync(join(folder, 'dump.txt'), textDump(1, { url: 'https://example.com/1' }));
  writeFileSync(join(folder, 'other.txt'), textDump(2, { url: 'https://example.com/2' }));
  const outcome = await runProcess(['run', 'dump.txt', '--workers', '0', ...more], { cwd: folder });
  const hasArchive = existsSync(join(folder, 'archive'));
  const runs = hasArchive ? listRuns(join(folder, 'archive')) : [];
  const rejects = runs.map((run) => readFileSync(join(folder, 'archive', runFolder(run), 'rejects.jsonl'), 'utf8'));
  return { ...outcome, hasArchive, rejects: rejects.join('') };
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

  it('that loops ends with its process', async () => {
    const watch = join(import.meta.dirname, '../../src/config/watch-loading.ts');
    const program = `import { endOnEndlessLoading, watchLoading } from ${JSON.stringify(watch)};
      endOnEndlessLoading(500); watchLoading('looping.config.ts'); for (;;);`;
    const { signal, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
      encoding: 'utf8',
      timeout: 50_000,
      killSignal: 'SIGTERM',
    });
    expect(signal).toBe('SIGKILL');
    expect(stderr).toContain('looping.config.ts');
  });

  it('with a reader that waits for what never comes ends with 1, and not with the code of a damaged archive', async () => {
    const { code, stderr } = await runWith(
      "export default { readers: [{ name: 'slow', accepts: () => true, async *read() { await new Promise(() => {}); } }] };",
    );
    expect(code).toBe(1);
    expect(stderr).toContain('never came');
  });

  it('with steps or readers that throw says in the log where, and nowhere else', async () => {
    for (const broken of [
      "transforms: [{ name: 'broken', apply() { throw new Error('on purpose'); } }]",
      "readers: [{ name: 'broken', accepts: () => true, async *read() { throw new Error('on purpose'); } }]",
    ]) {
      const { stderr, rejects } = await runWith(`export default { ${broken} };`, '--log-level', 'error');
      expect(JSON.parse(stderr)).toMatchObject({
        stack: expect.stringMatching(/on purpose\n +at .*pipeline.config.ts/),
      });
      expect(rejects).toContain('on purpose');
      expect(rejects).not.toContain('pipeline.config.ts');
    }
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

  it.each(['0', '1'])(
    'with steps that loop for ever on one document goes on with the others (%s workers)',
    async (workers) => {
      const loop = "if (draft.source.path.endsWith('dump.txt')) for (;;); return draft;";
      const { code, stdout, rejects } = await runWith(
        `export default { limits: { maxDocumentSeconds: 3 }, transforms: [{ name: 'endless', apply(draft) { ${loop} } }] };`,
        ...['other.txt', '--json', '--workers', workers],
      );
      expect(code).toBe(0);
      expect(JSON.parse(stdout)).toMatchObject({ documents: 2, decisions: { new: 1, rejected: 1 } });
      expect(rejects).toContain('took-too-long');
    },
  );

  it('with a rule that could take for ever is refused, by the name of the rule', async () => {
    const { code, stderr } = await runWith(
      `export default { rules: { inline: [{ rules: [{ id: 'own/slow', match: '^(a+)+$', removes: ['aaa'], keeps: ['b'] }] }] } };`,
    );
    expect(code).toBe(2);
    expect(stderr).not.toContain('bug');
  });
});
