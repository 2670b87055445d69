import { DocumentRejected } from '../stage.ts';
import type { ByteStream, ExpansionBudget, ReadLimits } from './reader.ts';

/** What one input file may expand to, counted over all of its containers. */
export function makeBudget(limits: ReadLimits): ExpansionBudget {
  let bytes = 0;
  let entries = 0;
  return {
    addBytes(count) {
      bytes += count;
      if (bytes > limits.maxExpandedBytes) {
        throw new DocumentRejected(
          'too-large',
          `Expected a file that expands to at most ${limits.maxExpandedBytes} bytes (limits.maxExpandedBytes), got more`,
        );
      }
    },
    addEntry() {
      if (++entries > limits.maxEntries) {
        throw new DocumentRejected(
          'too-many-entries',
          `Expected at most ${limits.maxEntries} entries (limits.maxEntries), got more`,
        );
      }
    },
  };
}

/** The same bytes, charged to the budget. */
export async function* charge(stream: ByteStream, budget: ExpansionBudget): ByteStream {
  for await (const chunk of stream) {
    budget.addBytes(chunk.length);
    yield chunk;
  }
}
