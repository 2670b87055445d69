import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What was opened for a job, to be closed at its end: the last first, each whatever became of the others. */
export interface Opened {
  /** Notes what is to be closed. @returns the same */
  keep<Resource extends Closable>(resource: Resource): Resource;
  /** @throws the first error that closing gave */
  close(): Promise<void>;
}

export interface Closable {
  close(): unknown;
}

export function keepOpened(): Opened {
  const kept: Closable[] = [];
  return {
    keep: (resource) => {
      kept.push(resource);
      return resource;
    },
    close: async () => {
      const failures: unknown[] = [];
      for (const resource of kept.splice(0).reverse()) {
        try {
          await resource.close();
        } catch (error) {
          failures.push(error);
        }
      }
      if (failures.length > 0) throw failures[0];
    },
  };
}

/** A temporary folder that is gone when the job has ended. */
export function openFolder(opened: Opened): string {
  const folder = mkdtempSync(join(tmpdir(), 'newsmorgue-'));
  opened.keep({ close: () => rmSync(folder, { recursive: true, force: true }) });
  return folder;
}
