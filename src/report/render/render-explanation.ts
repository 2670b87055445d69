import type { Ground } from '../../article.ts';
import { type Explanation, orderPieces, type PieceReason } from '../explanation.ts';
import { formatAmount } from '../layout/format-figures.ts';
import { layoutTable } from '../layout/layout-table.ts';
import { makePrintable, makePrintableLine } from '../layout/make-printable.ts';
import { fitWidth } from '../layout/measure-width.ts';
import type { Paint } from '../layout/paint.ts';
import { wrapText } from '../layout/wrap-text.ts';
import { renderRelations } from './render-relations.ts';
import { renderSource } from './render-source.ts';

const MARGIN = 6;
const FIELD_WIDTH = 13;

function renderPiece({ piece, rule, reason }: PieceReason, width: number, paint: Paint): string[] {
  const number = `${piece.position}${piece.offset === undefined ? '' : `+${piece.offset}`}`.padStart(MARGIN - 2);
  const lines = makePrintable(piece.text).split('\n');
  const kind = piece.kind === 'paragraph' ? '' : `[${piece.kind}] `;
  if (rule === undefined) {
    const text = lines.flatMap((line, at) => wrapText(at === 0 ? kind + line : line, width - MARGIN));
    return text.map((line, at) => `${at === 0 ? paint.dim(number) : ' '.repeat(MARGIN - 2)}  ${line}`);
  }
  const shown = fitWidth(makePrintableLine(kind + piece.text), width - MARGIN - 2);
  const why = reason === undefined ? '' : `: ${makePrintableLine(reason)}`;
  const because = wrapText(`${rule}${why}`, width - MARGIN - 2, '  ');
  return [
    `${paint.dim(number)}${paint.red(' - ')}${paint.strike(paint.dim(shown))}`,
    ...because.map((line) => `${' '.repeat(MARGIN)}${paint.yellow(line)}`),
  ];
}

/** A claim on two lines: what it says; who says so, and why it won or lost. */
function renderGround(ground: Ground, width: number, paint: Paint): string[] {
  const won = ground.verdict === 'won';
  const value = fitWidth(makePrintableLine(ground.value), width - FIELD_WIDTH - 4);
  const first = `${ground.field.padEnd(FIELD_WIDTH)}${value}`;
  const indent = ' '.repeat(FIELD_WIDTH + 4);
  const why = wrapText(`${makePrintableLine(ground.from)}: ${ground.reason}`, width, indent).map(paint.dim);
  return [won ? `  ${paint.green('+')} ${first}` : `  ${paint.dim(`- ${first}`)}`, ...why];
}

function renderMetadata({ article }: Explanation, paint: Paint): string[] {
  const { metadata } = article;
  const day = metadata.published;
  const facts: [string, string][] = [
    ['title', metadata.title ?? '–'],
    ['published', day === null ? '–' : `${day.value} (${day.precision}, from "${day.raw}")`],
    ['authors', metadata.authors.join(', ')],
    ['agency', metadata.agency ?? ''],
    ['url', metadata.url ?? ''],
    ['site', metadata.site ?? ''],
    ['language', metadata.language ?? ''],
    ['flags', article.flags.join(', ')],
  ];
  const rows = facts
    .filter(([, value]) => value !== '')
    .map(([name, value]) => [paint.dim(name), makePrintableLine(value)]);
  return layoutTable(rows);
}

/** The whole explanation on at most `width` columns: verdict, pieces in order, then which claim won each field. */
export function renderExplanation(explanation: Explanation, width: number, paint: Paint): string {
  const { article, record, rejected } = explanation;
  const pieces = orderPieces(explanation);
  const counts = `${formatAmount(article.blocks.length, 'piece')} kept, ${formatAmount(article.removals.length, 'piece')} removed`;
  const verdict =
    rejected === undefined
      ? `${article.kind === 'article' ? 'An article' : 'Not an article'}: ${counts}`
      : `${paint.red(`Rejected (${rejected.code})`)}: ${makePrintableLine(rejected.message)}; ${counts}`;
  const archived = record === undefined ? [] : [paint.dim(`archived as ${record.path}, version ${record.version}`)];
  const grounds = article.grounds.flatMap((ground) => renderGround(ground, width, paint));
  const parts = [
    [paint.bold(renderSource(article.source)), verdict, ...archived],
    renderMetadata(explanation, paint),
    [paint.bold('Text'), ...pieces.flatMap((piece) => renderPiece(piece, width, paint))],
    grounds.length === 0 ? [] : [paint.bold('Claims'), ...grounds],
    ...renderRelations(explanation, width, paint),
  ];
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`;
}
