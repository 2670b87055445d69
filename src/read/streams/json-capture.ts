/** A value found in a JSON file. */
export interface JsonPiece {
  /** Null where it is longer than the limit. */
  readonly bytes: Buffer | null;
  /** Where it starts, in bytes from the start of the file. */
  readonly offset: number;
  /** The file ended before the value did. */
  readonly isCut: boolean;
  /** Whether it stands at the top of the file, not in an array of articles. */
  readonly isRoot: boolean;
}

/** The bytes of a value that is being read, over all chunks; dropped when it is too long. */
export class Capture {
  readonly offset: number;
  readonly depth: number;
  readonly #limit: number;
  #pieces: Buffer[] = [];
  #length = 0;

  constructor(offset: number, depth: number, limit: number) {
    this.offset = offset;
    this.depth = depth;
    this.#limit = limit;
  }

  add(piece: Buffer): void {
    this.#length += piece.length;
    if (this.#length > this.#limit) this.#pieces = [];
    else this.#pieces.push(piece);
  }

  close(isCut: boolean): JsonPiece {
    const bytes = this.#length > this.#limit ? null : Buffer.concat(this.#pieces);
    return { bytes, offset: this.offset, isCut, isRoot: this.depth === 0 };
  }
}
