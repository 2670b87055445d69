/** Room for the arrays of one batch: they travel to another thread together, in a few buffers and without a copy. */
export interface Arena {
  /** Copies of their own. */
  bytes(source: Uint8Array): Uint8Array<ArrayBuffer>;
  words(source: Uint32Array): Uint32Array<ArrayBuffer>;
  /** As UTF-8. */
  text(source: string): Uint8Array<ArrayBuffer>;
  /** What all of these lie in: to be transferred. */
  readonly buffers: ArrayBuffer[];
}

const CHUNK_BYTES = 2 ** 18;
const WORD_BYTES = Uint32Array.BYTES_PER_ELEMENT;
const MOST_BYTES_PER_UNIT = 3;

const encoder = new TextEncoder();

/** Makes an empty arena. What was taken from it stays valid, however much is added. */
export function createArena(): Arena {
  const buffers: ArrayBuffer[] = [];
  let chunk = new Uint8Array(0);
  let used = 0;
  /** Begins an array that may take so many bytes, where words can stand. */
  const begin = (most: number): number => {
    used = Math.ceil(used / WORD_BYTES) * WORD_BYTES;
    if (used + most > chunk.length) {
      chunk = new Uint8Array(Math.max(CHUNK_BYTES, most));
      buffers.push(chunk.buffer);
      used = 0;
    }
    return used;
  };
  const bytes = (source: Uint8Array): Uint8Array<ArrayBuffer> => {
    const start = begin(source.length);
    chunk.set(source, start);
    used = start + source.length;
    return chunk.subarray(start, used);
  };
  return {
    buffers,
    bytes,
    words: (source) => {
      const copy = bytes(new Uint8Array(source.buffer, source.byteOffset, source.byteLength));
      return new Uint32Array(copy.buffer, copy.byteOffset, source.length);
    },
    text: (source) => {
      const start = begin(source.length * MOST_BYTES_PER_UNIT);
      used = start + encoder.encodeInto(source, chunk.subarray(start)).written;
      return chunk.subarray(start, used);
    },
  };
}
