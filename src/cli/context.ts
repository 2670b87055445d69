import { createPaint, type Paint } from '../report/layout/paint.ts';
import type { Library } from './library.ts';

/** A stream that a command writes to; a process's, or one that a test collects. */
export interface Sink {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(chunk: string | Uint8Array, done?: (error?: Error | null) => void): boolean;
}

/** All that a command touches outside of its memory. */
export interface CliContext {
  readonly stdin: AsyncIterable<Uint8Array> & {
    readonly isTTY?: boolean;
    /** It is a pipe or a file: somebody feeds us. Not so under cron, where it is `/dev/null`. */
    readonly isPiped: boolean;
  };
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Loaded on first use: `--help` must not pay for it. */
  readonly library: () => Promise<Library>;
  /** What the process will exit with; a command sets it when it isn't 0. */
  exitCode: number;
}

/** The reader of our output went away (`newsmorgue ls | head`): stop, without an error. */
export class OutputClosed extends Error {}

/** Writes and waits until the stream can take more. */
export function write(sink: Sink, chunk: string | Uint8Array): Promise<void> {
  return new Promise((done, fail) => {
    sink.write(chunk, (error) => {
      if (!error) return done();
      const closed =
        (error as NodeJS.ErrnoException).code === 'EPIPE' ||
        (error as NodeJS.ErrnoException).code === 'ERR_STREAM_DESTROYED';
      fail(closed ? new OutputClosed() : error);
    });
  });
}

export function writeLines(sink: Sink, lines: readonly string[]): Promise<void> {
  return lines.length === 0 ? Promise.resolve() : write(sink, `${lines.join('\n')}\n`);
}

/** What `JSON.stringify` leaves as it is though a terminal may obey it: DEL, 8-bit controls, turns of direction. */
const UNESCAPED = /[\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

export function writeJson(sink: Sink, value: unknown): Promise<void> {
  const json = JSON.stringify(value).replace(UNESCAPED, (control) => {
    return `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
  return write(sink, `${json}\n`);
}

const OFF = new Set(['', '0', 'false']);

/** Whether to colour: only on a terminal, unless `FORCE_COLOR` or `NO_COLOR` say otherwise; the former wins, as in Node itself. */
export function wantsColour(sink: Sink, env: CliContext['env']): boolean {
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return !OFF.has(forced);
  if (env['NO_COLOR']) return false;
  return sink.isTTY === true && env['TERM'] !== 'dumb';
}

export function paintFor(sink: Sink, context: CliContext): Paint {
  return createPaint(wantsColour(sink, context.env));
}

const READABLE_WIDTH = 100;

/** Columns to lay out for: the terminal's, but no wider than one reads well; 80 where there is no terminal. */
export function widthOf(sink: Sink): number {
  return sink.columns ? Math.min(sink.columns, READABLE_WIDTH) : 80;
}

/** The same for listings, which are cut only where they would wrap: elsewhere another program reads them. */
export function layoutWidth(sink: Sink): number {
  return sink.isTTY ? (sink.columns ?? 80) : Number.POSITIVE_INFINITY;
}
