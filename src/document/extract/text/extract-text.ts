/**
 * Plain text and Markdown → blocks and claims.
 * Nothing is lost: blocks and removals in order of position hold every nonblank line of the text (of Markdown, its words).
 */
import type { Block, Claim, Draft, RawDocument, Removal } from '../../../article.ts';
import { DocumentRejected } from '../../../stage.ts';
import { decodeBytes } from '../decode-bytes.ts';
import { joinHardWraps } from './join-hard-wraps.ts';
import { readMarkdown } from './markdown/read-markdown.ts';
import type { Piece } from './piece.ts';
import { type Head, readHead } from './read-head.ts';
import { readPageHead } from './read-page-head.ts';
import { splitLines } from './split-lines.ts';
import { isWholePage } from './whole-page.ts';

const ITEM = /^(?:[-*+•·‣▪–—]\s+\S|\d{1,3}[.)]\s+\S)/;
const QUOTE = /^>+\s*\S/;

/** @throws DocumentRejected with the code `no-text` when there is nothing but white space. */
export function extractText(raw: RawDocument): Draft {
  const { text, flags } = decodeBytes(raw.bytes, raw.charset);
  const isMarkdown = raw.mediaType === 'text/markdown';
  const pieces = isMarkdown ? readMarkdown(text) : joinHardWraps(splitLines(text)).map((line) => plainPiece(line.text));
  if (pieces.length === 0) {
    throw new DocumentRejected(
      'no-text',
      `Expected text; ${raw.source.path} holds ${raw.bytes.length} bytes of white space`,
    );
  }
  const stated = [...raw.claims, ...pieces.flatMap(({ claims }) => claims ?? [])];
  const isPage = !isMarkdown && isWholePage(pieces.map((piece) => piece.text));
  const head = readTop(pieces, stated, isPage);
  const blocks: Block[] = [];
  const removals: Removal[] = [];
  for (const [position, piece] of pieces.entries()) {
    const rule = piece.rule ?? head.taken.get(position);
    const block = { kind: piece.kind, text: piece.text, position };
    if (rule === undefined) blocks.push(block);
    else removals.push({ ...block, rule });
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
    flags: isPage ? [...flags, 'whole-page'] : flags,
  };
}

/** What the lines above the article say, those left out that are known to be no text. */
function readTop(pieces: readonly Piece[], stated: readonly Claim[], isPage: boolean): Head {
  const open = pieces.flatMap((piece, at) => (piece.rule === undefined ? [{ ...piece, at }] : []));
  const lines = open.map(({ text }) => text);
  const titled = stated.some(({ field }) => field === 'title');
  const { claims, taken } = isPage
    ? readPageHead(lines, titled)
    : readHead(
        lines,
        titled,
        open.findIndex(({ isTitle }) => isTitle),
      );
  return { claims, taken: new Map([...taken].map(([i, rule]) => [open[i]?.at ?? i, rule])) };
}

function plainPiece(text: string): Piece {
  if (ITEM.test(text)) return { kind: 'list-item', text };
  return { kind: QUOTE.test(text) ? 'quote' : 'paragraph', text };
}
