/** What the library logs to: pino fits. */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export const ignoreLog: Logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
