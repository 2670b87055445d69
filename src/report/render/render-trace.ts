import { formatShare } from '../layout/format-figures.ts';
import { layoutTable } from '../layout/layout-table.ts';
import { makePrintableLine } from '../layout/make-printable.ts';
import { fitWidth } from '../layout/measure-width.ts';
import type { Paint } from '../layout/paint.ts';
import { shortId } from '../listed-record.ts';
import type { LikeHit, ParagraphTrace, RecordTrace, TracedOrigin } from '../text-trace.ts';

const DAY_WIDTH = 10;
/** Columns for a passage where the width isn't a terminal's. */
const PASSAGE_WIDTH = 160;
const MARGIN = 4;

/** A record's paragraphs, each below the article that it stood in first; paragraphs of one origin together. */
export function renderTrace(trace: RecordTrace, width: number, paint: Paint): string[] {
  const lines = [
    paint.bold(makePrintableLine(trace.title ?? '(no title)')),
    paint.dim(`${shortId(trace.id)} v${trace.version}  ${makePrintableLine(trace.site ?? 'unknown')}  ${dayOf(trace)}`),
  ];
  let last: string | null | undefined;
  for (const paragraph of trace.paragraphs) {
    const origin = paragraph.first?.id ?? null;
    if (origin !== last) lines.push('', renderOrigin(paragraph.first, paint));
    lines.push(renderPassage(paragraph, width));
    last = origin;
  }
  return lines;
}

const dayOf = ({ published }: { readonly published: string | null }): string => (published ?? '–').slice(0, DAY_WIDTH);

function renderOrigin(origin: TracedOrigin | null, paint: Paint): string {
  if (origin === null) return paint.green('here first');
  const { id, site, title } = origin;
  const place = `${makePrintableLine(site ?? 'unknown')}, ${dayOf(origin)}`;
  return `${paint.yellow(place)}  ${paint.cyan(shortId(id))}  ${makePrintableLine(title ?? '(no title)')}`;
}

function renderPassage({ text, first }: ParagraphTrace, width: number): string {
  const mark = first === null || first.exact ? '' : ` (${formatShare(first.share)})`;
  const room = Math.min(width, PASSAGE_WIDTH) - MARGIN - mark.length;
  return `  ${fitWidth(makePrintableLine(text), room)}${mark}`;
}

/** What a text is like: relation, similarity, which record. */
export function renderLikes(hits: readonly LikeHit[], paint: Paint): string[] {
  return layoutTable(
    hits.map((hit) => [
      paint.cyan(shortId(hit.id)),
      hit.relation,
      formatShare(hit.similarity),
      dayOf(hit),
      paint.dim(makePrintableLine(hit.site ?? 'unknown')),
      makePrintableLine(hit.title ?? '(no title)'),
    ]),
    { indent: '', right: [2] },
  );
}
