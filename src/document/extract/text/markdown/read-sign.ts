import type { Claim } from '../../../../article.ts';
import type { Piece } from '../piece.ts';
import { isReference } from './read-references.ts';
import type { References } from './strip-marks.ts';

/** `---`, `* * *`, `:::`, an empty heading or quote, the line under a heading. */
const LINES = /^(?:(?:[-*_]\s?){3,}|=+|-{2,}|#{1,6}|[>\s]+|:{3,}[\w\s{}.-]*)$/;
/** `{{< figure … >}}`, `{% include … %}`, `{: .class}`. */
const SHORTCODE = /^(?:\{\{[^{}]*\}\}|\{[%:][^{}]*\})$/;
const TAGS = /^(?:<[/!a-z][^<>]*>\s*)+$/i;
const PICTURE = /!\[[^[\]]*\]\(\s*<?(https?:\/\/[^\s()<>]+)/i;

export const isSign = (text: string, references: References): boolean =>
  LINES.test(text) || SHORTCODE.test(text) || isTags(text) || isReference(text, references);

/** An address in brackets is one of a text. */
const isTags = (text: string): boolean => TAGS.test(text) && !text.startsWith('<http');

/** A line without words of its own; of a picture its address is claimed. */
export function readSign(text: string): Piece {
  const picture = PICTURE.exec(text)?.[1];
  const claims: Claim[] = picture === undefined ? [] : [{ field: 'image', value: picture, from: 'markdown:image' }];
  return { kind: 'paragraph', text, rule: 'markdown/sign', ...(claims.length > 0 && { claims }) };
}
