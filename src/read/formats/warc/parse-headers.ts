/** Header lines of WARC records and of HTTP messages: `Name: value`, continued lines, any case. */

export interface HeaderBlock {
  /** `WARC/1.0`, `HTTP/1.1 200 OK`. */
  readonly start: string;
  /** The first value of a header, by its name in lower case. */
  readonly get: (name: string) => string | undefined;
}

const LINE_END = /\r?\n/;
const MAX_LINES = 1000;

/** Bytes are read as UTF-8 where they are, else one character a byte, as HTTP has it. */
function decode(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.includes('\ufffd') ? bytes.toString('latin1') : text;
}

export function parseHeaders(bytes: Buffer): HeaderBlock {
  const [start = '', ...lines] = decode(bytes).split(LINE_END, MAX_LINES);
  const values = new Map<string, string>();
  let last = '';
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (line.startsWith(' ') || line.startsWith('\t')) {
      if (last !== '') values.set(last, `${values.get(last)} ${line.trim()}`);
    } else if (colon > 0) {
      last = line.slice(0, colon).trim().toLowerCase();
      if (!values.has(last)) values.set(last, line.slice(colon + 1).trim());
    }
  }
  return { start, get: (name) => values.get(name) };
}

/** Where the blank line that ends a header block starts and the body begins; null where there is none yet. */
export function findHeaderEnd(buffer: Buffer): { readonly end: number; readonly body: number } | null {
  for (let at = buffer.indexOf(10); at !== -1; at = buffer.indexOf(10, at + 1)) {
    if (buffer[at + 1] === 10) return { end: at, body: at + 2 };
    if (buffer[at + 1] === 13 && buffer[at + 2] === 10) return { end: at, body: at + 3 };
  }
  return null;
}
