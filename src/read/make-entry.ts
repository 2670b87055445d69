import { DocumentRejected } from '../stage.ts';
import { charge } from './expansion-budget.ts';
import { sniffKind } from './kinds/sniff-kind.ts';
import type { ByteStream, InputFile, ReaderContext, ReadItem } from './reader.ts';
import { peekStream } from './streams/peek-stream.ts';

const HEAD = 64 * 1024;

/** An entry of a container: its name, and its bytes as they come out of it. */
export interface EntryParts {
  /** Absent where the container holds a single nameless stream, as gzip does. */
  readonly member?: string;
  readonly name: string;
  readonly stream: ByteStream;
}

const joinMember = (outer: string | undefined, inner: string | undefined): string | undefined =>
  outer !== undefined && inner !== undefined ? `${outer}!/${inner}` : (inner ?? outer);

/** An entry as a file to be read by whichever reader accepts it. Throws `DocumentRejected` where it lies too deep. */
export async function makeEntry(container: InputFile, parts: EntryParts, context: ReaderContext): Promise<ReadItem> {
  const { head, stream } = await peekStream(charge(parts.stream, context.budget), HEAD);
  const kind = sniffKind(head, parts.name);
  // A `.tar.gz` is one container to everybody but its format.
  const isOneWithIt = kind === 'tar' && (container.kind === 'gzip' || container.kind === 'zstd');
  const depth = container.depth + (isOneWithIt ? 0 : 1);
  if (depth > context.limits.maxDepth) {
    const message = `Expected containers nested at most ${context.limits.maxDepth} deep (limits.maxDepth), got deeper`;
    throw new DocumentRejected('nested-too-deep', message);
  }
  const member = joinMember(container.member, parts.member);
  return {
    type: 'entry',
    file: {
      path: container.path,
      ...(member !== undefined && { member }),
      name: parts.name,
      collection: container.collection,
      depth,
      head,
      kind,
      open: () => stream,
    },
  };
}
