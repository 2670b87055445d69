const HTML_START = /^<(?:!doctype\s+html|html|head|body)[\s>]/i;
const XML_DECLARATION = /^<\?xml[^<>]*>\s*/;
const BLOCK_START =
  /^<(?:p|div|article|section|main|header|table|ul|ol|h[1-6]|figure|span|a|img|blockquote|br|meta|title|link|script|style|center|font)\b[^<>]*>/i;
const TAG =
  /<(\/?)(p|div|br|a|h[1-6]|ul|ol|li|span|img|strong|em|b|i|figure|blockquote|table|article|section)\b[^<>]{0,2000}>/gi;
const MAX_LOOK = 20_000;

/** Whether a text begins as a page or an element of one does. */
export function startsAsHtml(text: string): boolean {
  const start = skipComments(text.slice(0, MAX_LOOK).trimStart().replace(XML_DECLARATION, ''));
  return HTML_START.test(start) || BLOCK_START.test(start);
}

/**
 * Whether a text is markup, not prose that mentions a tag: it begins as a page or an element does,
 * or holds several tags, closed ones among them.
 */
export function looksLikeHtml(text: string): boolean {
  return startsAsHtml(text) || countsAsMarkup(text.slice(0, MAX_LOOK));
}

/** What follows the comments at the start; one that isn't closed hides nothing. */
function skipComments(start: string): string {
  let at = 0;
  while (start.startsWith('<!--', at)) {
    const end = start.indexOf('-->', at);
    if (end === -1) break;
    at = end + 3;
    while (start.charCodeAt(at) <= 32) at++;
  }
  return start.slice(at);
}

function countsAsMarkup(start: string): boolean {
  if (!start.includes('<')) return false;
  let open = 0;
  let closed = 0;
  let breaks = 0;
  for (const [, slash, name] of start.matchAll(TAG)) {
    if (name?.toLowerCase() === 'br') breaks++;
    else if (slash === '/') closed++;
    else open++;
  }
  return (closed >= 2 && open >= 2) || breaks >= 3;
}
