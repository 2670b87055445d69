import { InvalidArgumentError, Option } from 'commander';

/** Names the archive where `--archive` doesn't. */
export const ARCHIVE_VARIABLE = 'NEWSMORGUE_ARCHIVE';

/** Options that several commands have, once: the same words and the same checks everywhere. */

export const archiveOption = (): Option =>
  new Option(
    '-a, --archive <folder>',
    `the archive (default: $${ARCHIVE_VARIABLE}, the configuration's, or ./archive)`,
  );

export const configOption = (): Option =>
  new Option('-c, --config <file>', 'the configuration (default: ./pipeline.config.ts, where there is one)');

export const jsonOption = (what = 'print JSON'): Option => new Option('--json', what);

export const workersOption = (): Option =>
  new Option('-w, --workers <count>', 'threads, 0 to stay on this one (default: one for each core)').argParser(
    parseCount,
  );

export const lockWaitOption = (): Option =>
  new Option('--lock-wait <seconds>', 'wait for another run to end (default: fail at once)').argParser(parseCount);

const COUNT = /^\d{1,9}$/;
const SHARE_OR_COUNT = /^(?:\d{1,9}|(?:\d{1,2}(?:\.\d{1,6})?|100)%)$/;
const DAY = /^\d{4}(?:-\d\d(?:-\d\d)?)?$/;

export function parseCount(value: string): number {
  if (!COUNT.test(value)) throw new InvalidArgumentError('Expected a whole number from 0 up.');
  return Number(value);
}

export function parsePositive(value: string): number {
  const count = parseCount(value);
  if (count === 0) throw new InvalidArgumentError('Expected a whole number from 1 up.');
  return count;
}

export function parseShareOrCount(value: string): string {
  if (!SHARE_OR_COUNT.test(value))
    throw new InvalidArgumentError('Expected a number of documents, such as 20, or a share, such as 1.5%.');
  return value;
}

export function parseDay(value: string): string {
  if (!DAY.test(value) || !isInCalendar(value))
    throw new InvalidArgumentError('Expected a day, month or year: 2018-04-18, 2018-04 or 2018.');
  return value;
}

/** Not the 31st of February, which `Date` takes for the 3rd of March. */
function isInCalendar(value: string): boolean {
  const time = Date.parse(`${value}T00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

/** As records have it: ISO 639, perhaps with a script or a region. */
const LANGUAGE = /^[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3}$/i;

export function parseLanguage(value: string): string {
  if (!LANGUAGE.test(value)) throw new InvalidArgumentError('Expected the code of a language: en, de or pt-BR.');
  return value;
}

export function parseThreshold(value: string): number {
  const threshold = Number(value);
  if (value.trim() === '' || !(threshold > 0 && threshold <= 1))
    throw new InvalidArgumentError('Expected a similarity above 0, up to 1, such as 0.7.');
  return threshold;
}

/** Examples below a command's help, `[command, what it does]`: side by side where all fit, else one above the other. */
export function examples(...rows: readonly (readonly [string, string])[]): string {
  const widest = (column: 0 | 1): number => Math.max(...rows.map((row) => row[column].length));
  const together = widest(0) + widest(1) <= 76;
  const lines = rows.map(([command, purpose]) =>
    together ? `  ${command.padEnd(widest(0))}  ${purpose}` : `  ${command}\n      ${purpose}`,
  );
  return `\nExamples:\n${lines.join('\n')}`;
}
