/** Header lines to the first blank one; no file begins so that isn't a message. */
const MAX_HEADERS = 16_384;
const FIRST_HEADER = /^[A-Za-z][\w-]{0,60}:[ \t]/;
const MIME_VERSION = /^mime-version:[ \t]*1\.0/im;
/** What a browser saves: a page with all that belongs to it, or, in old files, the page alone. */
const PAGE_TYPE = /^content-type:\s*(?:multipart\/related|text\/html)\b/im;
const BLANK_LINE = /\r?\n\r?\n/;

/** Whether a text is a page saved as a message. */
export function isSavedPage(text: string): boolean {
  if (!FIRST_HEADER.test(text)) return false;
  const [headers = ''] = text.slice(0, MAX_HEADERS).split(BLANK_LINE, 1);
  return MIME_VERSION.test(headers) && PAGE_TYPE.test(headers);
}
