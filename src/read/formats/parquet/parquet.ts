import { Worker } from 'node:worker_threads';
import { DocumentRejected } from '../../../stage.ts';
import type { Row } from '../../fields/map-fields.ts';
import { rowItem } from '../../fields/row-item.ts';
import { type LocalFile, openLocal } from '../../files/open-local.ts';
import { encodeText, rejectedItem } from '../../make-document.ts';
import type { InputFile, Reader, ReaderContext, ReadItem } from '../../reader.ts';
import type { ParquetMessage, ParquetTask } from './parquet-thread.ts';

const MAX_GROUP_BYTES = 2 ** 30;
/** How long the decoder may be silent: a gibibyte takes it half a minute. */
const MAX_SILENCE_MS = 60_000;
const SILENCE_MS = 20_000;
const BYTES_PER_MS = 20_000;
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 4096 };

const failure = (message: string): DocumentRejected =>
  new DocumentRejected(
    'bad-container',
    `Expected a whole Parquet file, got one that can't be read: ${message.slice(0, 500)}`,
  );

/** A thread, and why it ended if it did: that may be while nobody waits for it. */
interface Decoder {
  readonly thread: Worker;
  end: DocumentRejected | undefined;
}

function startDecoder(local: LocalFile): Decoder {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const workerData: ParquetTask = { fd: local.fd, size: local.size, maxGroupBytes: MAX_GROUP_BYTES };
  const url = new URL(`./parquet-thread.${extension}`, import.meta.url);
  const thread = new Worker(url, { workerData, resourceLimits: RESOURCE_LIMITS });
  const decoder: Decoder = { thread, end: undefined };
  thread.on('error', (error) => {
    decoder.end = failure(String(error));
  });
  thread.on('exit', () => {
    decoder.end ??= failure('its decoder ended early');
  });
  return decoder;
}

/** The decoder's next message. Throws where there will be none. */
function nextMessage({ thread, end }: Decoder, silenceMs: number): Promise<ParquetMessage> {
  if (end) return Promise.reject(end);
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      clearTimeout(timer);
      thread.off('message', onMessage).off('error', onError).off('exit', onExit);
      act();
    };
    const timer = setTimeout(() => settle(() => reject(failure('its decoder does not come to an end'))), silenceMs);
    const onMessage = (message: ParquetMessage) => settle(() => resolve(message));
    const onError = (error: unknown) => settle(() => reject(failure(String(error))));
    const onExit = () => settle(() => reject(failure('its decoder ended early')));
    thread.on('message', onMessage).on('error', onError).on('exit', onExit);
  });
}

const silenceFor = (bytes: number): number =>
  Math.min(MAX_SILENCE_MS, SILENCE_MS + Math.max(0, bytes || 0) / BYTES_PER_MS);

/** A row has no place in bytes; its number takes that place. */
function numberedItem(file: InputFile, text: string, offset: number, context: ReaderContext): ReadItem {
  return rowItem(file, JSON.parse(text) as Row, context.fields, { offset, original: encodeText(text) });
}

function* messageItems(file: InputFile, message: ParquetMessage, context: ReaderContext): Generator<ReadItem> {
  if (message.type === 'group') context.budget.addBytes(message.bytes);
  else if (message.type === 'rows') {
    for (const [at, text] of message.rows.entries()) yield numberedItem(file, text, message.first + at, context);
  } else if (message.type === 'too-large') {
    const text = `Expected row groups of at most ${MAX_GROUP_BYTES} bytes, got ${message.bytes}; write the file with smaller ones`;
    yield rejectedItem(file, 'too-large', text, { offset: message.first });
  } else if (message.type === 'failed') {
    const text = `The row group can't be read: ${message.message.slice(0, 500)}`;
    yield rejectedItem(file, 'bad-container', text, { offset: message.first });
  }
}

async function* readRows(file: InputFile, local: LocalFile, context: ReaderContext): AsyncGenerator<ReadItem> {
  const decoder = startDecoder(local);
  let silenceMs = SILENCE_MS;
  try {
    for (;;) {
      const message = await nextMessage(decoder, silenceMs);
      if (message.type === 'end') return;
      if (message.type === 'group') silenceMs = silenceFor(message.bytes);
      yield* messageItems(file, message, context);
      decoder.thread.postMessage('go on');
    }
  } finally {
    await decoder.thread.terminate();
  }
}

/** A Parquet file, one row group after the other; a row is an article. */
export const parquetReader: Reader = {
  name: 'parquet',
  accepts: (file) => file.kind === 'parquet',
  async *read(file, context) {
    const local = await openLocal(file);
    try {
      yield* readRows(file, local, context);
    } finally {
      local.close();
    }
  },
};
