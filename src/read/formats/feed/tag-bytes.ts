/** A sign by which text is found again among the bytes it was decoded from. */
export type TagSign = '<' | '>';

/** Up to the sign with this number, the first being 1; what comes next begins at this byte of the file. */
interface Passed {
  number: number;
  at: number;
}

const CODES: Readonly<Record<TagSign, number>> = { '<': 0x3c, '>': 0x3e };

/**
 * The latest bytes of a file, in which a piece of its text is found again by the `<` and `>` around it: the nth of the
 * text is the nth of the bytes, whatever the decoder made of what lies between. That holds for every encoding in which
 * no other character has these bytes; in UTF-16 it is their pairs that are looked for.
 */
export class TagBytes {
  readonly #isSign: (bytes: Uint8Array, at: number, base: number) => boolean;
  /** Bytes of a sign, and how many of them stand before the one that is looked for. */
  readonly #width: 1 | 2;
  readonly #before: 0 | 1;
  /** The bytes in their store, which has room behind them. */
  #bytes: Buffer = Buffer.alloc(0);
  #store: Buffer = this.#bytes;
  #start = 0;
  /** Where `#bytes` starts in the file. */
  #base = 0;
  readonly #passed: Readonly<Record<TagSign, Passed>> = { '<': { number: 0, at: 0 }, '>': { number: 0, at: 0 } };

  /** @param encoding as a `TextDecoder` names it */
  constructor(encoding: string) {
    const isLittle = encoding === 'utf-16le';
    const isBig = encoding === 'utf-16be';
    this.#width = isLittle || isBig ? 2 : 1;
    this.#before = isBig ? 1 : 0;
    if (isLittle) this.#isSign = (bytes, at, base) => (at + base) % 2 === 0 && bytes[at + 1] === 0;
    else if (isBig) this.#isSign = (bytes, at, base) => (at + base) % 2 === 1 && bytes[at - 1] === 0;
    else this.#isSign = () => true;
  }

  /** The next bytes of the file. Its text must not be asked for before they are here. */
  add(chunk: Uint8Array): void {
    const length = this.#bytes.length + chunk.length;
    if (this.#start + length > this.#store.length) this.#makeRoom(length);
    this.#store.set(chunk, this.#start + this.#bytes.length);
    this.#bytes = this.#store.subarray(this.#start, this.#start + length);
  }

  /** Half of the store is free then, so that a byte is moved a few times at most, however small the chunks are. */
  #makeRoom(length: number): void {
    const store = 2 * length <= this.#store.length ? this.#store : Buffer.alloc(2 * length);
    store.set(this.#bytes);
    this.#store = store;
    this.#start = 0;
  }

  /** Where the sign with this number begins, in bytes from the start of the file. Numbers are asked for in order. */
  placeOf(sign: TagSign, number: number): number {
    return this.behind(sign, number) - this.#width;
  }

  /** The byte behind it. */
  behind(sign: TagSign, number: number): number {
    const passed = this.#passed[sign];
    while (passed.number < number) {
      passed.at = this.#next(sign, passed.at);
      passed.number++;
    }
    return passed.at;
  }

  /** A copy of the bytes between two places. */
  copy(from: number, to: number): Uint8Array {
    return new Uint8Array(this.#bytes.subarray(from - this.#base, to - this.#base));
  }

  /** Lets go of what stands before a place. */
  forget(place: number): void {
    for (const sign of ['<', '>'] as const) {
      const passed = this.#passed[sign];
      while (passed.at < place) {
        const next = this.#next(sign, passed.at);
        if (next <= place) passed.number++;
        passed.at = Math.min(next, place);
      }
    }
    this.#bytes = this.#bytes.subarray(place - this.#base);
    this.#start += place - this.#base;
    this.#base = place;
  }

  /** The byte behind the next sign; infinite where there is none yet. */
  #next(sign: TagSign, from: number): number {
    const code = CODES[sign];
    let at = this.#bytes.indexOf(code, from - this.#base);
    while (at !== -1 && !this.#isSign(this.#bytes, at, this.#base)) at = this.#bytes.indexOf(code, at + 1);
    return at === -1 ? Number.POSITIVE_INFINITY : at + this.#base - this.#before + this.#width;
  }
}
