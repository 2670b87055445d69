import { closeSync, fstatSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InputFile } from '../reader.ts';

/** A file that can be read at any place. */
export interface LocalFile {
  readonly fd: number;
  /** Bytes. */
  readonly size: number;
  close(): void;
}

/** Bytes in memory of their own; fewer at the end of the file. */
export function readAt(fd: number, position: number, length: number): Uint8Array<ArrayBuffer> {
  const buffer = new Uint8Array(length);
  let filled = 0;
  while (filled < length) {
    const count = readSync(fd, buffer, filled, length - filled, position + filled);
    if (count === 0) break;
    filled += count;
  }
  return filled === length ? buffer : buffer.slice(0, filled);
}

/** A stream written to a temporary file that has no name any more: it is gone with its descriptor, whatever happens. */
async function spool(file: InputFile): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'newsmorgue-'));
  const fd = openNameless(folder);
  try {
    for await (const chunk of file.open()) for (let at = 0; at < chunk.length; ) at += writeSync(fd, chunk, at);
    return fd;
  } catch (error) {
    closeSync(fd);
    throw error;
  }
}

function openNameless(folder: string): number {
  try {
    return openSync(join(folder, 'entry'), 'wx+', 0o600);
  } finally {
    if (process.platform !== 'win32') rmSync(folder, { recursive: true });
  }
}

/** The file itself, or a copy of it where it is an entry or a stream: for formats whose index stands at their end. */
export async function openLocal(file: InputFile): Promise<LocalFile> {
  const fd = file.localPath !== undefined ? openSync(file.localPath, 'r') : await spool(file);
  return { fd, size: fstatSync(fd).size, close: () => closeSync(fd) };
}
