/** Helpers of the reading tests: a temporary folder of files, and what reading it gives. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { RawDocument } from '../../src/article.ts';
import type { FileEntry } from '../../src/file-entry.ts';
import { readInputs } from '../../src/read/read-inputs.ts';
import type { ReadRejection } from '../../src/read/reader.ts';
import type { ReadOptions, RunItem } from '../../src/read/run-item.ts';

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** A folder that is gone when the test is over. */
export function makeFolder(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'newsmorgue-read-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

export interface ReadResult {
  readonly items: readonly RunItem[];
  readonly documents: readonly RawDocument[];
  readonly rejections: readonly ReadRejection[];
  readonly entries: readonly FileEntry[];
  readonly missing: readonly string[];
}

export async function readAll(inputs: readonly string[], options: ReadOptions = {}): Promise<ReadResult> {
  const items: RunItem[] = [];
  for await (const item of readInputs(inputs, options)) items.push(item);
  return {
    items,
    documents: items.flatMap((item) => (item.type === 'document' ? item.document : [])),
    rejections: items.flatMap((item) => (item.type === 'rejected' ? item.rejection : [])),
    entries: items.flatMap((item) => (item.type === 'file' ? item.entry : [])),
    missing: items.flatMap((item) => (item.type === 'missing' ? item.path : [])),
  };
}

/** Reads one file of this name and content. */
export async function readOne(
  name: string,
  content: string | Uint8Array,
  options: ReadOptions = {},
): Promise<ReadResult> {
  return readAll([`${makeFolder({ [name]: content })}/${name}`], options);
}

export const textOf = (document: RawDocument | undefined): string => new TextDecoder().decode(document?.bytes);

/** The claims as `field from: value`. */
export const claimsOf = (document: RawDocument | undefined): string[] =>
  (document?.claims ?? []).map(({ field, from, value }) => `${field} ${from}: ${value}`);

export const codesOf = ({ rejections }: ReadResult): string[] => rejections.map(({ code }) => code);
