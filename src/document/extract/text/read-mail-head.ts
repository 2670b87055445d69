/** A mail kept as text, or a post of a mailing list: its header says subject, sender and date. */
import type { Claim, MetadataField } from '../../../article.ts';
import type { Piece } from './piece.ts';
import type { Line } from './split-lines.ts';

const HEADER = /^([A-Za-z][\w-]{1,40}):\s*(.*)$/;
const MBOX_LINE = /^From \S+@?\S*\s+\p{L}{3} \p{L}{3}\s/u;
/** The sender's name, in front of the address or in brackets behind it. */
const SENDER = /^"?([^"<>()@]{2,80}?)"?\s*<[^<>]*>$|\(([^()]{2,80})\)$/;
const REPLY = /^(?:(?:re|aw|fwd?|wg|antw|sv|tr)\s*:\s*)+/i;
const ENCODED = /=\?[\w-]+\?[bq]\?/i;
const FIELDS: ReadonlyMap<string, MetadataField> = new Map([
  ['subject', 'title'],
  ['from', 'author'],
  ['date', 'published'],
]);
const FEWEST_HEADERS = 3;

/** The header lines with what they claim; none where the text doesn't begin with sender, subject and date, or two of them. */
export function readMailHead(lines: readonly Line[]): readonly Piece[] {
  const start = MBOX_LINE.test(lines[0]?.text ?? '') ? 1 : 0;
  const pieces: Piece[] = lines.slice(0, start).map(({ text }) => takenLine(text, []));
  const names = new Set<string>();
  for (let i = start; i < lines.length; i++) {
    const { text, gap, indent } = lines[i] as Line;
    if (i > 0 && gap > 0) break;
    const [, name = '', value = ''] = HEADER.exec(text) ?? [];
    if (name === '' && (indent === 0 || i === start)) break;
    names.add(name.toLowerCase());
    pieces.push(takenLine(text, claimsOf(name, value.trim())));
  }
  const telling = [...FIELDS.keys()].filter((name) => names.has(name)).length;
  return pieces.length - start >= FEWEST_HEADERS && names.has('from') && telling > 1 ? pieces : [];
}

const takenLine = (text: string, claims: readonly Claim[]): Piece => ({
  kind: 'paragraph',
  text,
  rule: 'header/mail-line',
  claims,
});

function claimsOf(name: string, value: string): readonly Claim[] {
  const field = FIELDS.get(name.toLowerCase());
  if (field === undefined || ENCODED.test(value)) return [];
  const [, named, inBrackets] = SENDER.exec(value) ?? [];
  const read = field === 'author' ? (named ?? inBrackets ?? '') : value.replace(field === 'title' ? REPLY : '', '');
  return read.trim() === '' ? [] : [{ field, value: read.trim(), from: `line:${name}` }];
}
