import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CleanedDocument, cleanLines } from '../../src/index.ts';

/** A cleaned document, as far as it is scored. */
export type Answer = Pick<CleanedDocument, 'kind' | 'text' | 'title' | 'authors' | 'removals'> & {
  readonly published: string | null;
  readonly modified: string | null;
};

const CONFIG = join(import.meta.dirname, '../default.config.ts');

/** What documents can't be read has no answer. Keys are what `keyOf` makes of the sources. */
export async function cleanFiles(
  inputs: readonly string[],
  survey: boolean,
  keyOf: (source: CleanedDocument['source']) => string,
): Promise<ReadonlyMap<string, Answer>> {
  const answers = new Map<string, Answer>();
  for await (const line of cleanLines({ inputs, survey, config: CONFIG })) {
    const document = JSON.parse(line) as CleanedDocument | { error: unknown };
    if ('error' in document) continue;
    const { kind, text, title, authors, removals } = document;
    const [published, modified] = [document.published?.value ?? null, document.modified?.value ?? null];
    answers.set(keyOf(document.source), { kind, text, title, authors, removals, published, modified });
  }
  return answers;
}

/** Cleans texts, each file's rows in a run of their own. Keys are the rows' ids. */
export async function cleanRows(
  files: readonly (readonly { readonly id: string; readonly text: string }[])[],
  survey: boolean,
): Promise<ReadonlyMap<string, Answer>> {
  const folder = mkdtempSync(join(tmpdir(), 'newsmorgue-quality-'));
  try {
    const all = new Map<string, Answer>();
    for (const [number, rows] of files.entries()) {
      const path = join(folder, `rows-${number}.jsonl`);
      writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
      for (const [id, answer] of await cleanFiles([path], survey, (source) => source.id as string)) all.set(id, answer);
    }
    return all;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
