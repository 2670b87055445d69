import { DocumentRejected } from '../stage.ts';
import { rejectedItem } from './make-document.ts';
import type { InputFile, Reader, ReaderContext, ReadItem } from './reader.ts';

const SYSTEM_ERROR = /^E[A-Z0-9]+$/;

/** The first reader that takes the file. */
export const chooseReader = (readers: readonly Reader[], file: InputFile): Reader | undefined =>
  readers.find((reader) => reader.accepts(file));

/** A system's error is the input's fault, anything else a reader's; neither may end the run. */
function explain(error: unknown, reader: Reader): DocumentRejected {
  if (error instanceof DocumentRejected) return error;
  const { code, message } =
    error instanceof Error ? (error as NodeJS.ErrnoException) : { code: '', message: String(error) };
  if (SYSTEM_ERROR.test(code ?? ''))
    return new DocumentRejected('unreadable', `Expected to read the file, got ${message}`);
  return new DocumentRejected('internal', `The reader ${reader.name} failed: ${message.slice(0, 500)}`);
}

function reject(file: InputFile, { code, message }: DocumentRejected, cause: unknown): RejectedItem {
  const item = rejectedItem(file, code, message) as RejectedItem;
  if (code !== 'internal' || !(cause instanceof Error) || cause.stack === undefined) return item;
  return { ...item, rejection: { ...item.rejection, stack: cause.stack } };
}

type RejectedItem = Extract<ReadItem, { type: 'rejected' }>;

function unknownKind(file: InputFile): ReadItem {
  if (file.kind === 'empty') return rejectedItem(file, 'empty', 'Expected a dump, got an empty file');
  const start = Buffer.from(file.head.subarray(0, 8)).toString('hex');
  return rejectedItem(
    file,
    'unknown-kind',
    `Expected a kind of dump that is read, got a file that begins with the bytes ${start}`,
  );
}

/** What a file holds, its entries read by whoever takes them. Never throws but for a failure of the consumer. */
export async function* readFile(
  file: InputFile,
  readers: readonly Reader[],
  context: ReaderContext,
  from = 0,
): AsyncGenerator<Exclude<ReadItem, { type: 'entry' }>> {
  const reader = chooseReader(readers, file);
  if (!reader) {
    yield unknownKind(file) as Exclude<ReadItem, { type: 'entry' }>;
    return;
  }
  try {
    for await (const item of reader.read(file, context, from)) {
      if (item.type === 'entry') yield* readFile(item.file, readers, context);
      else yield item;
    }
  } catch (error) {
    yield reject(file, explain(error, reader), error);
  }
}
