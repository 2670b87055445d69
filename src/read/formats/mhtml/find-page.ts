/** The page in a message of many parts: the others, pictures and frames, go by without being kept. */
import { DocumentRejected } from '../../../stage.ts';
import type { ByteStream } from '../../reader.ts';
import { tooLarge } from '../../streams/collect-bytes.ts';
import { type Line, splitLines } from '../../streams/split-lines.ts';
import { HeaderLines, type MailHeaders, parameterOf, typeOf } from './parse-mail-headers.ts';

export interface SavedPage {
  /** Of the whole message. */
  readonly message: MailHeaders;
  /** Of the part that is the page. */
  readonly headers: MailHeaders;
  /** Still encoded for the mail. */
  readonly body: Buffer;
}

const PAGE_TYPES: ReadonlySet<string> = new Set(['text/html', 'application/xhtml+xml']);
/** A boundary has at most 70 characters, with two hyphens before it and two behind. */
const MAX_BOUNDARY_LINE = 80;
const HYPHEN = 0x2d;

const reject = (message: string): DocumentRejected => new DocumentRejected('bad-container', message);
const NO_PAGE = 'Expected a saved page, got a message without a part of text/html';
const CUT = 'Expected the end of the page within the saved message, got the end of the file';

/** Reads a message line by line and holds one part at most. */
class PageFinder {
  readonly #limit: number;
  readonly #boundaries = new Set<string>();
  #message: MailHeaders | undefined;
  #open: HeaderLines | undefined = new HeaderLines();
  #part: MailHeaders = new Map();
  #pieces: Buffer[] | undefined;
  #length = 0;
  #found: SavedPage | undefined;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** @returns whether the page has been found, so that nothing further need be read */
  add(line: Line): boolean {
    const bytes = line.bytes ?? Buffer.alloc(0);
    if (line.bytes === null && this.#pieces) throw tooLarge(this.#limit);
    const end = this.#boundaryEnd(bytes);
    if (end !== undefined) return this.#startPart(end);
    if (this.#open) this.#addHeader(this.#open, bytes);
    else this.#addBody(bytes, line.ending);
    return false;
  }

  /** @throws DocumentRejected where there is no page, or its end is missing */
  end(): SavedPage {
    const isSingle = this.#boundaries.size === 0;
    if (this.#message === undefined) throw reject(NO_PAGE);
    if (!isSingle && this.#pieces && !this.#found) throw new DocumentRejected('truncated', CUT);
    if (isSingle) this.#close();
    if (!this.#found) throw new DocumentRejected('no-text', NO_PAGE);
    return this.#found;
  }

  /** `true` at the boundary behind the last part, `false` at any other, undefined where there is none. */
  #boundaryEnd(bytes: Buffer): boolean | undefined {
    if (bytes[0] !== HYPHEN || bytes[1] !== HYPHEN || bytes.length > MAX_BOUNDARY_LINE) return undefined;
    const text = bytes.toString('latin1').trimEnd().slice(2);
    if (this.#boundaries.has(text)) return false;
    return text.endsWith('--') && this.#boundaries.has(text.slice(0, -2)) ? true : undefined;
  }

  #startPart(isLast: boolean): boolean {
    const isRoot = this.#close();
    this.#part = new Map();
    this.#open = isLast ? undefined : new HeaderLines();
    return isRoot;
  }

  #addHeader(open: HeaderLines, bytes: Buffer): void {
    if (bytes.length > 0) {
      open.add(bytes.toString('latin1'));
      return;
    }
    this.#open = undefined;
    this.#part = open.headers;
    this.#message ??= this.#part;
    const boundary = parameterOf(this.#part, 'boundary');
    if (typeOf(this.#part).startsWith('multipart/')) {
      if (!boundary) throw reject('Expected the boundary between the parts of a message, got none');
      this.#boundaries.add(boundary);
    } else if (PAGE_TYPES.has(typeOf(this.#part)) && (!this.#found || this.#isRoot())) this.#pieces = [];
  }

  #addBody(bytes: Buffer, ending: string): void {
    if (!this.#pieces) return;
    this.#length += bytes.length + ending.length;
    if (this.#length > this.#limit) throw tooLarge(this.#limit);
    this.#pieces.push(bytes, Buffer.from(ending, 'latin1'));
  }

  /** The part that the message says to begin with; it says nothing where that is the first. */
  #isRoot(): boolean {
    const start = this.#message && parameterOf(this.#message, 'start');
    return start === undefined || start === this.#part.get('content-id');
  }

  #close(): boolean {
    if (!this.#pieces || !this.#message) return false;
    this.#found = { message: this.#message, headers: this.#part, body: Buffer.concat(this.#pieces) };
    this.#pieces = undefined;
    this.#length = 0;
    return this.#isRoot();
  }
}

/**
 * The part that is the page: the one that `start` names, else the first of text/html.
 * @throws DocumentRejected
 */
export async function findPage(stream: ByteStream, limit: number): Promise<SavedPage> {
  const finder = new PageFinder(limit);
  for await (const lines of splitLines(stream, limit)) {
    for (const line of lines) if (finder.add(line)) return finder.end();
  }
  return finder.end();
}
