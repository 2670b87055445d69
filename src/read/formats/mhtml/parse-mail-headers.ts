/** The headers of a message or of one of its parts (RFC 5322, RFC 2045): names in lower case, folded lines joined. */
export type MailHeaders = ReadonlyMap<string, string>;

const HEADER = /^([!-9;-~]{1,80}):[ \t]*(.*)$/;
const CONTINUED = /^[ \t]/;
/** More belong to no page that a browser saved. */
const MAX_HEADER_BYTES = 64 * 1024;

/** Collects header lines until the blank one. */
export class HeaderLines {
  readonly #headers = new Map<string, string>();
  #name = '';
  #bytes = 0;

  /** @param line without its end */
  add(line: string): void {
    this.#bytes += line.length;
    if (this.#bytes > MAX_HEADER_BYTES) return;
    const [, name, value] = HEADER.exec(line) ?? [];
    if (CONTINUED.test(line) && this.#name !== '')
      this.#headers.set(this.#name, `${this.#headers.get(this.#name)} ${line.trim()}`);
    else if (name !== undefined) {
      this.#name = name.toLowerCase();
      this.#headers.set(this.#name, (value ?? '').trim());
    }
  }

  get headers(): MailHeaders {
    return this.#headers;
  }
}

/** The bare media type in lower case: `text/html`. */
export const typeOf = (headers: MailHeaders): string =>
  (headers.get('content-type')?.split(';')[0] ?? '').trim().toLowerCase();

/** A parameter of the content type, without its quotes: `boundary`, `charset`, `start`. */
export function parameterOf(headers: MailHeaders, name: string): string | undefined {
  for (const parameter of headers.get('content-type')?.split(';').slice(1) ?? []) {
    const equals = parameter.indexOf('=');
    if (parameter.slice(0, equals).trim().toLowerCase() !== name) continue;
    return parameter
      .slice(equals + 1)
      .trim()
      .replace(QUOTES, '');
  }
  return undefined;
}

const QUOTES = /^"|"$/g;
