/** Says where each original of a run will lie, and gathers them into writes of some megabytes. */

import { originalsFile } from '../archive-layout.ts';
import type { OriginalRef } from '../runs/account.ts';
import type { OriginalsMark, RunStart } from '../runs/write-ahead-log.ts';
import { renderWarcInfo } from './original-record.ts';

export interface GatheredOriginals {
  append(member: Uint8Array): OriginalRef;
  /** Writes all that has gathered. @returns how far the files reach then */
  flush(): OriginalsMark;
}

export const MAX_ORIGINALS_BYTES = 1e9;
const WRITE_BYTES = 4 * 2 ** 20;

/** @param write appends to the `part`th file, which is begun where it isn't there */
export function gatherOriginals(
  start: RunStart,
  maxBytes: number,
  write: (part: number, bytes: Uint8Array<ArrayBuffer>) => void,
): GatheredOriginals {
  let part = 0;
  let size = 0;
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;

  const put = (member: Uint8Array): void => {
    size += member.length;
    waiting.push(member);
    waitingBytes += member.length;
  };
  const flush = (): void => {
    if (waitingBytes > 0) write(part, join(waiting, waitingBytes));
    waiting = [];
    waitingBytes = 0;
  };
  const begin = (): void => {
    flush();
    part++;
    size = 0;
    put(renderWarcInfo(start.run, start.tool, start.started));
  };
  return {
    append: (member) => {
      if (part === 0 || size + member.length > maxBytes) begin();
      const offset = size;
      put(member);
      if (waitingBytes >= WRITE_BYTES) flush();
      return { file: originalsFile(start.run, part), offset, length: member.length };
    },
    flush: () => {
      flush();
      return { part, size };
    },
  };
}

/** In a buffer of its own: what is handed to another thread takes the whole buffer with it. */
function join(pieces: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}
