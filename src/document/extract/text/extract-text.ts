/**
 * Plain text and Markdown → blocks and claims.
 * Nothing is lost: blocks and removals in order of position hold every nonblank line of the text (of Markdown, its words).
 */
import type { Block, Claim, Draft, MetadataField, RawDocument, Removal } from '../../../article.ts';
import { DocumentRejected } from '../../../stage.ts';
import { decodeBytes } from '../../../text/encoding/decode-bytes.ts';
import { joinHardWraps } from './join-hard-wraps.ts';
import { readMarkdown } from './markdown/read-markdown.ts';
import type { Piece } from './piece.ts';
import { readFoot } from './read-foot.ts';
import { type Head, readHead } from './read-head.ts';
import { readMailHead } from './read-mail-head.ts';
import { readPageHead } from './read-page-head.ts';
import { type Line, splitLines } from './split-lines.ts';
import { isWholePage } from './whole-page.ts';

const ITEM = /^(?:[-*+•·‣▪–—]\s+\S|\d{1,3}[.)]\s+\S)/;
const QUOTE = /^>+\s*\S/;

/** @throws DocumentRejected with the code `no-text` when there is nothing but white space. */
export function extractText(raw: RawDocument): Draft {
  const { text, flags } = decodeBytes(raw.bytes, raw.charset);
  const isMarkdown = raw.mediaType === 'text/markdown';
  const pieces = isMarkdown ? readMarkdown(text) : readPlain(splitLines(text));
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
  const has = (field: MetadataField): boolean => stated.some((claim) => claim.field === field);
  const { claims, taken } = isPage ? readPageHead(lines, has('title')) : readEnds(open, lines, has);
  return { claims, taken: new Map([...taken].map(([i, rule]) => [open[i]?.at ?? i, rule])) };
}

function readEnds(open: readonly Piece[], lines: readonly string[], has: (field: MetadataField) => boolean): Head {
  const marks = { marked: open.findIndex(({ isTitle }) => isTitle), isApart: (i: number) => open[i]?.isApart === true };
  const head = readHead(lines, has('title'), marks);
  if (has('author') || head.claims.some(({ field }) => field === 'author')) return head;
  const foot = readFoot(lines);
  return { claims: [...head.claims, ...foot.claims], taken: new Map([...head.taken, ...foot.taken]) };
}

function readPlain(lines: readonly Line[]): Piece[] {
  const head = readMailHead(lines);
  return [...head, ...plainPieces(joinHardWraps(head.length > 0 ? lines.slice(head.length) : lines))];
}

/** Where all lines have a blank one between them, or none has, standing apart says nothing. */
function plainPieces(lines: readonly Line[]): Piece[] {
  const saysMuch = lines.some(({ gap }, i) => i > 0 && gap === 0);
  return lines.map(({ text, gap }, i) => {
    const isApart = saysMuch && (i === 0 || gap > 0) && (lines[i + 1]?.gap ?? 1) > 0;
    return isApart ? { ...plainPiece(text), isApart } : plainPiece(text);
  });
}

function plainPiece(text: string): Piece {
  if (ITEM.test(text)) return { kind: 'list-item', text };
  return { kind: QUOTE.test(text) ? 'quote' : 'paragraph', text };
}
