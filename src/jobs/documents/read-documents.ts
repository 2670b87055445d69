/** Reads inputs as the configuration says, and tells a listener what is no document. */

import { compileFields, compilePathRule } from '../../config/input-scopes.ts';
import type { LoadedConfig } from '../../config/load-config.ts';
import type { FileEntry } from '../../file-entry.ts';
import type { ReadDocument } from '../../pipeline.ts';
import { readInputs } from '../../read/read-inputs.ts';
import type { ByteStream } from '../../read/reader.ts';
import type { KnownFiles, RunItem } from '../../read/run-item.ts';

export interface InputOptions {
  /** Files, folders, globs, `-`; the configuration's where there are none. */
  readonly inputs?: readonly string[];
  /** What `-` reads. */
  readonly stdin?: ByteStream;
  /** Stops reading; what was read goes the rest of its way. */
  readonly signal?: AbortSignal;
}

/** The same, as a job puts it. */
export interface ReadingOptions extends InputOptions {
  readonly known?: KnownFiles;
  /** Reads again what is known. */
  readonly reread?: boolean;
  /** Where a file lay that has been moved since: as which the configuration knows it. */
  readonly wasAt?: (path: string) => string;
  /** Leaves out what needn't be read again. */
  readonly leaveOut?: (items: AsyncIterable<RunItem>) => AsyncIterable<RunItem>;
}

export interface InputListener {
  /** A file is begun; `size` in bytes, -1 where it isn't known. */
  started?(path: string, size: number): void;
  /** Bytes of the current file that have been read. */
  reached?(bytes: number): void;
  finished?(entry: FileEntry): void;
  missing?(path: string, message: string): void;
  /** The signal came before all was read. */
  stopped?(): void;
}

export async function* readDocuments(
  config: LoadedConfig,
  options: ReadingOptions,
  listener: InputListener = {},
): AsyncIterable<ReadDocument> {
  for await (const item of untilAborted(openInputs(config, options), options.signal, listener)) {
    if (item.type === 'document' || item.type === 'rejected') {
      listener.reached?.(item.at);
      yield item;
    } else tell(listener, item);
  }
}

/** Ends at once when the signal comes, also while an input keeps us waiting: a pipe may never say anything again. */
async function* untilAborted<Item>(
  items: AsyncIterable<Item>,
  signal: AbortSignal | undefined,
  listener: InputListener,
): AsyncIterable<Item> {
  if (signal === undefined) return yield* items;
  const iterator = items[Symbol.asyncIterator]();
  let stop = (): void => {};
  const onAbort = (): void => stop();
  signal.addEventListener('abort', onAbort);
  try {
    while (!signal.aborted) {
      const next = await new Promise<IteratorResult<Item> | undefined>((resolve, reject) => {
        stop = () => resolve(undefined);
        iterator.next().then(resolve, reject);
      });
      if (next?.done === true) return;
      if (next !== undefined) yield next.value;
    }
    listener.stopped?.();
  } finally {
    signal.removeEventListener('abort', onAbort);
    if (!signal.aborted) await iterator.return?.();
  }
}

function tell(listener: InputListener, item: Exclude<RunItem, ReadDocument>): void {
  if (item.type === 'file-start') listener.started?.(item.path, item.size);
  else if (item.type === 'file') listener.finished?.(item.entry);
  else if (item.type === 'missing') listener.missing?.(item.path, item.message);
}

function openInputs(config: LoadedConfig, options: ReadingOptions): AsyncIterable<RunItem> {
  const { values } = config;
  const { known, stdin, leaveOut, wasAt = (path) => path } = options;
  const fieldsOf = compileFields(values.fields);
  const siteOf = compilePathRule(values.site, 'site');
  const collectionOf = compilePathRule(values.collection, 'collection');
  const items = readInputs(options.inputs ?? values.inputs, {
    limits: values.limits,
    readers: values.readers,
    fields: (path) => fieldsOf(wasAt(path)),
    siteOf: (path) => siteOf(wasAt(path)),
    collectionOf: (path) => collectionOf(wasAt(path)),
    reread: options.reread ?? false,
    ...(values.separator === undefined ? {} : { separator: values.separator }),
    ...(known === undefined ? {} : { known }),
    ...(stdin === undefined ? {} : { stdin }),
  });
  return leaveOut === undefined ? items : leaveOut(items);
}
