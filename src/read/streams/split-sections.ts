import type { Separator } from '../kinds/recognize-separator.ts';
import type { ByteStream } from '../reader.ts';
import { type Line, splitLines } from './split-lines.ts';

/** What stands between two separators, if it isn't blank. */
export interface TextSection {
  /** Null where it is longer than the limit. */
  readonly bytes: Uint8Array | null;
  readonly offset: number;
  /** Where the separator that closes it starts; for the last one, the end of the file. */
  readonly end: number;
  readonly isLast: boolean;
}

export interface SectionOptions {
  readonly separator: Separator;
  readonly limit: number;
  readonly from: number;
}

/** Between a separator and the header that makes it count there are a few blank lines, not a million. */
const MAX_HELD_LINES = 16;
const MAX_VIEWS = 2048;
const ENDINGS = { '': Buffer.alloc(0), '\n': Buffer.from('\n'), '\r\n': Buffer.from('\r\n') };
const MAX_SEPARATOR_BYTES = 1000;
const latin1 = (bytes: Buffer): string => bytes.toString('latin1');
const VISIBLE = /\S/;
const isBlank = (bytes: Buffer): boolean => bytes.length < MAX_SEPARATOR_BYTES && !VISIBLE.test(latin1(bytes));

class OpenSection {
  readonly #limit: number;
  #pieces: Buffer[] = [];
  /** The last lines, not joined yet. */
  #short: Buffer[] = [];
  #length = 0;
  offset: number;
  hasText = false;

  constructor(offset: number, limit: number) {
    this.offset = offset;
    this.#limit = limit;
  }

  add({ bytes, offset, end, ending }: Line): void {
    this.#length += end - offset;
    if (bytes === null || !isBlank(bytes)) this.hasText = true;
    if (bytes === null || this.#length > this.#limit) this.#drop();
    else this.#keep(bytes, ENDINGS[ending]);
  }

  /** Views of many short lines take far more memory than the lines: they are joined now and then. */
  #keep(bytes: Buffer, ending: Buffer): void {
    this.#short.push(bytes, ending);
    if (this.#short.length >= MAX_VIEWS) this.#join();
  }

  #drop(): void {
    this.#pieces = [];
    this.#short = [];
  }

  #join(): void {
    this.#pieces.push(Buffer.concat(this.#short));
    this.#short = [];
  }

  /** The section's bytes as they stood; starts the next one at `next`. */
  close(end: number, next: number, isLast: boolean): TextSection[] {
    const isWhole = this.#length <= this.#limit;
    this.#join();
    const bytes = this.hasText && isWhole ? new Uint8Array(Buffer.concat(this.#pieces)) : null;
    const section = { bytes, offset: this.offset, end, isLast };
    const sections = this.hasText ? [section] : [];
    this.#drop();
    this.#length = 0;
    this.hasText = false;
    this.offset = next;
    return sections;
  }
}

/** The nonblank parts of a text between its separators. */
export async function* splitSections(
  stream: ByteStream,
  { separator, limit, from }: SectionOptions,
): AsyncGenerator<TextSection> {
  const open = new OpenSection(from, limit);
  let held: Line[] = [];
  let end = from;
  const release = () => {
    for (const line of held) open.add(line);
    held = [];
  };
  for await (const lines of splitLines(stream, limit, from)) {
    for (const line of lines) {
      end = line.end;
      const text = line.bytes && line.bytes.length <= MAX_SEPARATOR_BYTES ? latin1(line.bytes) : undefined;
      const [first] = held;
      if (first && text !== undefined && separator.start?.test(text)) {
        yield* open.close(first.offset, first.end, false);
        held.shift();
        release();
      } else if (first && (text === undefined || VISIBLE.test(text) || held.length > MAX_HELD_LINES)) release();
      if (text === undefined || !separator.matches(text)) {
        if (held.length > 0) held.push(line);
        else open.add(line);
      } else if (separator.start === null) yield* open.close(line.offset, line.end, false);
      else held = [line];
    }
  }
  release();
  yield* open.close(end, end, true);
}
