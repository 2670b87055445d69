import { DocumentRejected, type RejectionCode } from '../../stage.ts';
import type { ByteStream } from '../reader.ts';

const SYSTEM_ERROR = /^E[A-Z0-9]+$/;

/** A Node stream as bytes. Its failures are the container's, but for those of the system. */
export async function* asStream(
  readable: AsyncIterable<unknown> & { destroy(): void },
  code: RejectionCode,
): ByteStream {
  try {
    for await (const chunk of readable) yield chunk as Uint8Array;
  } catch (error) {
    const failure = error as NodeJS.ErrnoException;
    if (error instanceof DocumentRejected || SYSTEM_ERROR.test(failure.code ?? '')) throw error;
    throw new DocumentRejected(code, `The entry can't be read to its end: ${failure.message.slice(0, 500)}`);
  } finally {
    readable.destroy();
  }
}
