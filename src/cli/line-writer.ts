import { type Sink, write } from './context.ts';

/** UTF-16 units that are gathered before they are written without waiting for more. */
const CHUNK = 1 << 16;

export interface LineWriter {
  /** Resolves when the next line may come. Fails as `write` does, if not at this line then at a later one or at `end`. */
  add(line: string): Promise<void> | undefined;
  end(): Promise<void>;
}

/**
 * Writes lines that come in quick succession together, as a system call each costs more than a short document. A line never
 * waits for another: what is there when nothing else is to be done goes out.
 */
export function createLineWriter(sink: Sink): LineWriter {
  let chunk = '';
  let timer: NodeJS.Immediate | null = null;
  let written = Promise.resolve();
  let failed = false;

  function flush(): Promise<void> {
    if (timer !== null) clearImmediate(timer);
    timer = null;
    const text = chunk;
    chunk = '';
    if (text !== '') written = written.then(() => write(sink, text));
    written.catch(() => {
      failed = true;
    });
    return written;
  }

  return {
    add(line) {
      chunk += `${line}\n`;
      if (failed || chunk.length >= CHUNK) return flush();
      timer ??= setImmediate(flush);
      return undefined;
    },
    end: flush,
  };
}
