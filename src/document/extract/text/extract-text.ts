/**
 * Plain text and Markdown → blocks and claims.
 * Nothing is lost: blocks and removals in order of position hold every nonblank line of the text.
 */
import type { Block, Draft, RawDocument, Removal } from '../../../article.ts';
import { DocumentRejected } from '../../../stage.ts';
import { decodeBytes } from '../decode-bytes.ts';
import { joinHardWraps } from './join-hard-wraps.ts';
import type { Piece } from './piece.ts';
import { readHead } from './read-head.ts';
import { readMarkdown } from './read-markdown.ts';
import { readPageHead } from './read-page-head.ts';
import { splitLines } from './split-lines.ts';
import { isWholePage } from './whole-page.ts';

const ITEM = /^(?:[-*+•·‣▪–—]\s+\S|\d{1,3}[.)]\s+\S)/;
const QUOTE = /^>+\s*\S/;

/** @throws DocumentRejected with the code `no-text` when there is nothing but white space. */
export function extractText(raw: RawDocument): Draft {
  const { text, flags } = decodeBytes(raw.bytes, raw.charset);
  const markdown = raw.mediaType === 'text/markdown' ? readMarkdown(text) : null;
  const pieces = markdown?.pieces ?? joinHardWraps(splitLines(text)).map((line) => plainPiece(line.text));
  if (pieces.length === 0) {
    throw new DocumentRejected(
      'no-text',
      `Expected text; ${raw.source.path} holds ${raw.bytes.length} bytes of white space`,
    );
  }
  const stated = [...raw.claims, ...(markdown?.claims ?? [])];
  const lines = pieces.map((piece) => piece.text);
  const front = markdown?.taken.size ?? 0;
  const titled = stated.some(({ field }) => field === 'title');
  const wholePage = markdown === null && isWholePage(lines);
  const head = wholePage ? readPageHead(lines, titled) : readHead(lines.slice(front), titled);
  const blocks: Block[] = [];
  const removals: Removal[] = [];
  for (const [position, piece] of pieces.entries()) {
    const rule = markdown?.taken.get(position) ?? head.taken.get(position - front);
    if (rule === undefined) blocks.push({ ...piece, position });
    else removals.push({ ...piece, position, rule });
  }
  return {
    source: raw.source,
    mediaType: raw.mediaType,
    collection: raw.collection,
    ...(raw.crawled === undefined ? {} : { crawled: raw.crawled }),
    kind: 'article',
    claims: [...stated, ...head.claims],
    blocks,
    removals,
    flags: wholePage ? [...flags, 'whole-page'] : flags,
  };
}

function plainPiece(text: string): Piece {
  if (ITEM.test(text)) return { kind: 'list-item', text };
  return { kind: QUOTE.test(text) ? 'quote' : 'paragraph', text };
}
