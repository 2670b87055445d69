/**
 * WordPress keeps what it will put into a post as words in brackets. What stands for a medium gets a line of its own, where
 * the rule for it finds it; captions become captions; what only dresses text is taken off it, as tags are.
 */

/** Without a bracket in its attributes, so that a failed match ends where the next may begin. */
const SHORTCODE = /\[(\/?)([a-z][\w-]{1,40})(?:\s[^[\]]{0,2000})?\]/g;
const CAPTIONS: ReadonlySet<string> = new Set(['caption', 'wp_caption']);
const MEDIA: ReadonlySet<string> = new Set([
  'gallery',
  'playlist',
  'audio',
  'video',
  'embed',
  'youtube',
  'vimeo',
  'tweet',
  'instagram',
  'soundcloud',
  'googlemaps',
  'contact-form',
  'contact-form-7',
]);
const PICTURE = /^(?:<a\s[^<>]{0,2000}>\s{0,20})?<img\s[^<>]{0,4000}>(?:\s{0,20}<\/a>)?/i;

interface Shortcode {
  readonly name: string;
  readonly closes: boolean;
  readonly start: number;
  readonly end: number;
}

const findShortcodes = (post: string): Shortcode[] =>
  [...post.matchAll(SHORTCODE)].map(({ index, 0: found, 1: slash, 2: name }) => ({
    name: name as string,
    closes: slash === '/',
    start: index,
    end: index + found.length,
  }));

function figure(inner: string): string {
  const content = inner.trim();
  const picture = PICTURE.exec(content)?.[0] ?? '';
  return `\n\n<figure>${picture}<figcaption>${content.slice(picture.length).trim()}</figcaption></figure>\n\n`;
}

/** The post's markup without brackets, but for those that stand for a medium, and those that nothing closes. */
export function openShortcodes(post: string): string {
  const codes = findShortcodes(post);
  const closed = new Set(codes.filter(({ closes }) => closes).map(({ name }) => name));
  let opened = '';
  let at = 0;
  codes.forEach((code, i) => {
    if (code.start < at) return;
    const next = codes[i + 1];
    const closing = !code.closes && next?.closes && next.name === code.name ? next : undefined;
    opened += post.slice(at, code.start);
    at = code.end;
    if (closing && CAPTIONS.has(code.name)) {
      opened += figure(post.slice(code.end, closing.start));
      at = closing.end;
    } else if (MEDIA.has(code.name)) {
      at = closing?.end ?? code.end;
      opened += `\n\n${post.slice(code.start, at)}\n\n`;
    } else if (!closed.has(code.name)) opened += post.slice(code.start, code.end);
  });
  return opened + post.slice(at);
}
