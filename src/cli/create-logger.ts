import type { Logger } from 'pino';
import type { CliContext } from './context.ts';
import { wantsColour } from './context.ts';
import type { LogLevel } from './log-levels.ts';

/**
 * Logs to standard error: readable on a terminal, JSON lines otherwise.
 * @param beforeLine clears the way: a line of progress must not stand where the log goes on
 */
export async function createLogger(level: LogLevel, context: CliContext, beforeLine: () => void): Promise<Logger> {
  const { pino } = await import('pino');
  const format = context.stderr.isTTY ? await createFormat(context) : (line: string) => line;
  const write = (line: string): void => {
    beforeLine();
    context.stderr.write(format(line));
  };
  return pino({ level, base: null }, { write });
}

async function createFormat(context: CliContext): Promise<(line: string) => string> {
  const { prettyFactory } = await import('pino-pretty');
  return prettyFactory({ colorize: wantsColour(context.stderr, context.env) });
}
