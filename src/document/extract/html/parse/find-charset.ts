/** How far into a page its own word on its encoding is looked for, in bytes. */
const PRESCAN_BYTES = 4096;

const META_CHARSET = /<meta\s[^>]{0,500}?charset\s{0,8}=\s{0,8}["']?\s{0,8}([\w.:-]{2,40})/i;
const XML_ENCODING = /^\s{0,8}<\?xml\s[^>]{0,200}?encoding\s{0,8}=\s{0,8}["']([\w.:-]{2,40})["']/i;
const LATIN1 = new TextDecoder('latin1');

/**
 * The encoding the page names in its first 4 kB, in `<meta charset>`, `<meta http-equiv>` or an XML declaration. A page
 * that could be read as far as its meta says UTF-16 can't be: that is taken as UTF-8, as browsers do.
 */
export function findCharset(bytes: Uint8Array): string | undefined {
  const head = LATIN1.decode(bytes.subarray(0, PRESCAN_BYTES));
  const named = (XML_ENCODING.exec(head) ?? META_CHARSET.exec(head))?.[1]?.toLowerCase();
  return named?.startsWith('utf-16') ? 'utf-8' : named;
}
