import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listRuns, runFolder } from '../../src/archive/archive-layout.ts';
import { openArchiveReader } from '../../src/archive/open-archive.ts';
import { readOriginal, showRecord } from '../../src/inspect/show-record.ts';
import { verify } from '../../src/jobs/verify.ts';
import type { RunFolder } from '../pipeline/run-in-folder.ts';
import { attack, createHostileFolder, writeBytes } from './hostile-folder.ts';

const SECRET = 'a secret outside of the archive';

async function fill(): Promise<{ readonly folder: RunFolder; readonly root: string; readonly account: string }> {
  const folder = createHostileFolder();
  await attack(folder);
  writeFileSync(join(folder.path, 'secret.json'), JSON.stringify({ schema: 'newsmorgue/record/1', title: SECRET }));
  const root = join(folder.path, 'archive');
  return { folder, root, account: join(root, runFolder(listRuns(root)[0] as string)) };
}

function edit(path: string, change: (text: string) => string): void {
  chmodSync(path, 0o644);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

describe('an archive that was edited by hand', () => {
  it('cannot lead a reader out of it by its manifest', async () => {
    const { folder, root, account } = await fill();
    edit(join(account, 'manifest.sha256'), (text) => `${text}${'0'.repeat(64)}  records/../../secret.json\n`);
    rmSync(join(root, 'index'), { recursive: true });
    const reader = openArchiveReader(root);
    expect(JSON.stringify([...reader.records()])).not.toContain(SECRET);
    reader.close();
    const { findings } = await verify({ archive: root });
    expect(findings.length).toBeGreaterThan(0);
    expect(JSON.stringify(findings)).not.toContain(SECRET);
    await folder.run();
  });

  it.each(['../secret.json', 'originals/../../secret.json', '/etc/passwd'])(
    'cannot lead a reader out of it by the place of an original: %s',
    async (file) => {
      const { root, account } = await fill();
      edit(join(account, 'sources.jsonl'), (text) => text.replace(/"file":"[^"]*"/, `"file":${JSON.stringify(file)}`));
      rmSync(join(root, 'index'), { recursive: true });
      const reader = openArchiveReader(root);
      const { id } = [...reader.records()][0] as { id: string };
      reader.close();
      await expect(readOriginal(root, id)).rejects.toThrow('expected a file of originals');
    },
  );

  it('cannot lead a reader out of it by what it is asked for', async () => {
    const { root } = await fill();
    for (const asked of ['records/../../secret.json', '../secret.json', '/etc/passwd', 'records/../ARCHIVE.json']) {
      await expect(showRecord(root, asked)).rejects.toThrow('no record');
    }
  });

  it('says so of a record that is no record any more, and still shows the others', async () => {
    const { folder, root } = await fill();
    writeBytes(folder, 'more.txt', 'Another title\n\nAnother text that is long enough to be one, about a harbour.\n');
    await folder.run();
    const [path] = [...folder.files('records').keys()];
    for (const text of ['{"__proto__":{"a":1}}', '[]', 'null', '{"schema":"newsmorgue/record/9"}', '\0']) {
      edit(join(root, 'records', path as string), () => text);
      await expect(showRecord(root, `records/${path}`)).rejects.toThrow(path as string);
      const { findings } = await verify({ archive: root });
      expect(JSON.stringify(findings)).toContain(path);
    }
  });
});
