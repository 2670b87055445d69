import type { Logger } from 'pino';
import type { CliContext } from './context.ts';
import { wantsColour } from './context.ts';

export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Logs to standard error: readable on a terminal, JSON lines otherwise. */
export async function createLogger(level: LogLevel, context: CliContext): Promise<Logger> {
  const { pino } = await import('pino');
  const stream = { write: (line: string) => void context.stderr.write(line) };
  if (!context.stderr.isTTY) return pino({ level, base: null }, stream);
  const { default: pretty } = await import('pino-pretty');
  const colorize = wantsColour(context.stderr, context.env);
  return pino(
    { level, base: null },
    pretty({ colorize, ignore: 'pid,hostname', sync: true, destination: stream as never }),
  );
}
