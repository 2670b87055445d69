/** WordPress keeps a post with blank lines between its paragraphs, and makes the tags when it shows it. */

const BLANK_LINES = /\n[ \t]*\n\s*/;
const BLOCK =
  /^<(?:!--|\/?(?:p|div|h[1-6]|ul|ol|li|dl|table|blockquote|pre|figure|section|article|hr|form|iframe|script|style|details|aside|header|footer)\b)/i;
const RETURNS = /\r\n?/g;
const MARKUP_COMMENT = /^\s*<!-- \/?wp:/;

/** The post's markup with the paragraph tags it will have. What the block editor made has them already. */
export function wrapParagraphs(post: string): string {
  if (MARKUP_COMMENT.test(post)) return post;
  return post
    .replace(RETURNS, '\n')
    .split(BLANK_LINES)
    .map((piece) =>
      piece.trim() === '' || BLOCK.test(piece.trimStart())
        ? piece
        : `<p>${piece.trim().replaceAll('\n', '<br />\n')}</p>`,
    )
    .join('\n\n');
}
