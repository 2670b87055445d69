import { UsageError } from './report-error.ts';

const NEWLINE = 0x0a;
const MAX_LINE_BYTES = 64 * 2 ** 20;

/** Lines of a byte stream, without their ends; empty ones left out. */
async function* splitLines(
  bytes: AsyncIterable<Uint8Array>,
  name: string,
): AsyncIterable<{ line: string; number: number }> {
  let rest: Uint8Array[] = [];
  let held = 0;
  let number = 0;
  const decoder = new TextDecoder();
  const take = (last: Uint8Array): string => {
    const line = decoder.decode(rest.length === 0 ? last : Buffer.concat([...rest, last]));
    rest = [];
    held = 0;
    return line;
  };
  for await (const chunk of bytes) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      yield { line: take(chunk.subarray(start, end)), number: ++number };
      start = end + 1;
    }
    rest.push(chunk.subarray(start));
    held += chunk.length - start;
    if (held > MAX_LINE_BYTES) throw new UsageError(`${name}, line ${number + 1}: longer than 64 MiB`);
  }
  if (held > 0) yield { line: take(new Uint8Array()), number: number + 1 };
}

/** An object with the number of its line, from 1. */
export interface NumberedLine {
  readonly value: Readonly<Record<string, unknown>>;
  readonly number: number;
}

/** @see parseNumberedJsonLines */
export async function* parseJsonLines(
  bytes: AsyncIterable<Uint8Array>,
  name: string,
): AsyncIterable<NumberedLine['value']> {
  for await (const { value } of parseNumberedJsonLines(bytes, name)) yield value;
}

/**
 * JSON objects, one on each line.
 * @param name what the errors call the input
 * @throws UsageError on a line that is no JSON object, naming it
 */
export async function* parseNumberedJsonLines(
  bytes: AsyncIterable<Uint8Array>,
  name: string,
): AsyncIterable<NumberedLine> {
  for await (const { line, number } of splitLines(bytes, name)) {
    if (line.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch (error) {
      throw new UsageError(`${name}, line ${number}: expected JSON, got ${(error as Error).message}`);
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new UsageError(
        `${name}, line ${number}: expected a JSON object, got ${JSON.stringify(value)?.slice(0, 40)}`,
      );
    }
    yield { value: value as Record<string, unknown>, number };
  }
}
