import type { Logger } from 'pino';
import type { CliContext } from './context.ts';
import { wantsColour } from './context.ts';

export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Logs to standard error: readable on a terminal, JSON lines otherwise. */
export async function createLogger(level: LogLevel, context: CliContext): Promise<Logger> {
  const { pino } = await import('pino');
  const format = context.stderr.isTTY ? await createFormat(context) : (line: string) => line;
  return pino({ level, base: null }, { write: (line: string) => void context.stderr.write(format(line)) });
}

async function createFormat(context: CliContext): Promise<(line: string) => string> {
  const { prettyFactory } = await import('pino-pretty');
  return prettyFactory({ colorize: wantsColour(context.stderr, context.env) });
}
