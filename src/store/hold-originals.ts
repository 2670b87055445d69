/**
 * Where something was forgotten, an original is held back until it is known that its article was not: what was appended
 * can't be taken out again. Only the documents that are being cleaned are held, a few batches.
 */

import type { Forgotten } from '../archive/forget/forgotten.ts';
import type { OriginalRef } from '../archive/runs/account.ts';
import type { SourceRef } from '../article.ts';

interface Held {
  readonly held: number;
}

export interface HeldOriginals {
  /** @param rendered null where the archive has the original, or it isn't wanted */
  keep(source: SourceRef, rendered: Uint8Array | null): OriginalRef | Held | null;
  /** The place of an original whose document is taken up, or rejected for another reason. */
  place(source: SourceRef, original: OriginalRef | Held | null): OriginalRef | null;
  drop(original: OriginalRef | Held | null): void;
}

/** @param keep puts an original into the archive, or says where it is */
export function holdOriginals(
  forgotten: Forgotten,
  keep: (source: SourceRef, rendered: Uint8Array | null) => OriginalRef | null,
): HeldOriginals {
  const waiting = new Map<number, Uint8Array>();
  let next = 0;
  const drop = (original: OriginalRef | Held | null): void => {
    if (original !== null && 'held' in original) waiting.delete(original.held);
  };
  return {
    keep: (source, rendered) => {
      if (forgotten.isEmpty) return keep(source, rendered);
      if (forgotten.document(source.sha256)) return null;
      if (rendered === null) return keep(source, null);
      waiting.set(++next, rendered);
      return { held: next };
    },
    place: (source, original) => {
      if (original === null || !('held' in original)) return original;
      const rendered = waiting.get(original.held) ?? null;
      drop(original);
      return keep(source, rendered);
    },
    drop,
  };
}
