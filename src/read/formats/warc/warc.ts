/** WARC and WET files: plain, or compressed with a gzip member or a zstd frame for each record. */
import { rejectedItem } from '../../make-document.ts';
import type { ByteStream, ExpansionBudget, InputFile, Reader, ReaderContext, ReadItem } from '../../reader.ts';
import { expandZstd } from '../../streams/expand-zstd.ts';
import { type BrokenMember, inflateHead, inflateMembers, type MemberPiece } from '../../streams/inflate-members.ts';
import type { HeaderBlock } from './parse-headers.ts';
import { mayHoldDocument, readRecord } from './read-record.ts';
import { walkRecords } from './walk-records.ts';

/** Where each record starts in the dump as it lies there, told its start in the expanded stream. */
type Locate = (start: number) => number;

async function* readRecords(
  file: InputFile,
  stream: ByteStream,
  locate: Locate,
  context: ReaderContext,
): AsyncGenerator<ReadItem> {
  const limit = context.limits.maxDocumentBytes;
  const wants = (headers: HeaderBlock, length: number) => length <= limit && mayHoldDocument(headers);
  for await (const record of walkRecords(stream, wants)) {
    const offset = locate(record.start);
    if ('error' in record) yield rejectedItem(file, record.error.code, record.error.message, { offset });
    else yield readRecord(file, record, offset, limit);
  }
}

/** A WARC file that isn't compressed, or lies expanded in a container. */
export const warcReader: Reader = {
  name: 'warc',
  accepts: (file) => file.kind === 'warc',
  read: (file, context) => readRecords(file, file.open(), (start) => start, context),
};

/**
 * The members up to the first broken one as one stream, with the place of each. A walk never goes on over a break:
 * a record cut by it would take the next one's bytes for its own.
 */
class MemberRun {
  readonly #pieces: AsyncIterator<MemberPiece | BrokenMember>;
  readonly #budget: ExpansionBudget;
  #starts: { readonly expanded: number; readonly member: number }[] = [];
  #expanded: number;
  #last = -1;
  /** Why the run ended, if it isn't the end of the file. */
  broken: BrokenMember | undefined;

  constructor(pieces: AsyncIterator<MemberPiece | BrokenMember>, budget: ExpansionBudget, expanded: number) {
    this.#pieces = pieces;
    this.#budget = budget;
    this.#expanded = expanded;
  }

  get expanded(): number {
    return this.#expanded;
  }

  async *stream(): ByteStream {
    for (let next = await this.#pieces.next(); !next.done; next = await this.#pieces.next()) {
      const piece = next.value;
      if ('error' in piece) {
        this.broken = piece;
        return;
      }
      if (piece.member !== this.#last) this.#starts.push({ expanded: this.#expanded, member: piece.member });
      this.#last = piece.member;
      this.#expanded += piece.bytes.length;
      this.#budget.addBytes(piece.bytes.length);
      yield piece.bytes;
    }
  }

  /** The member's place where a record opens one; its place in the expanded stream where it lies within. */
  locate(start: number): number {
    while (this.#starts.length > 1 && (this.#starts[1]?.expanded ?? 0) <= start) this.#starts.shift();
    const first = this.#starts[0];
    return first && first.expanded === start ? first.member : start;
  }
}

const holdsWarc = (head: Uint8Array): boolean => inflateHead(head).toString('latin1', 0, 5) === 'WARC/';

type Pieces = AsyncGenerator<MemberPiece | BrokenMember>;

async function* readMembers(file: InputFile, pieces: Pieces, context: ReaderContext): AsyncGenerator<ReadItem> {
  let expanded = 0;
  try {
    for (;;) {
      const run = new MemberRun(pieces, context.budget, expanded);
      for await (const item of readRecords(file, run.stream(), (start) => run.locate(expanded + start), context)) {
        // The record that the break cut is told of by the break.
        if (!(run.broken && item.type === 'rejected' && item.rejection.code === 'truncated')) yield item;
      }
      if (!run.broken) return;
      const { member, error } = run.broken;
      yield rejectedItem(file, error.code, error.message, { offset: member });
      expanded = run.expanded;
    }
  } finally {
    await pieces.return(undefined);
  }
}

/** A WARC file with a gzip member for each record, the usual form: the place of a record is that of its member. */
export const warcGzipReader: Reader = {
  name: 'warc-gzip',
  accepts: (file) => file.kind === 'gzip' && holdsWarc(file.head),
  read: (file, context) => readMembers(file, inflateMembers(file.open()), context),
};

const WARC_ZSTD = /\.(?:warc|wet)\.zst$/i;

/** The same with zstd frames; told by its name, because a frame may need the dictionary at the file's start. */
export const warcZstdReader: Reader = {
  name: 'warc-zstd',
  accepts: (file) => file.kind === 'zstd' && WARC_ZSTD.test(file.name),
  read: (file, context) => readMembers(file, expandZstd(file.open()), context),
};
