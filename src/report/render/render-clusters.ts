import type { ClusterMember, DuplicateCluster } from '../duplicate-cluster.ts';
import { formatAmount, formatShare } from '../layout/format-figures.ts';
import { layoutTable } from '../layout/layout-table.ts';
import { makePrintableLine } from '../layout/make-printable.ts';
import { fitWidth, measureWidth } from '../layout/measure-width.ts';
import type { Paint } from '../layout/paint.ts';
import { SHORT_ID, shortId } from '../listed-record.ts';
import { renderSource } from './render-source.ts';

const SITE_WIDTH = 22;
/** Blanks between five columns. */
const GAPS = 8;
const DAY_WIDTH = 10;
/** Differences of a member that are shown. */
const SHOWN_DIFFERENCES = 4;
/** A difference of more columns is cut, where the terminal has no width of its own. */
const WIDEST_SIDE = 60;
const DIFFERENCE_INDENT = 9;

interface Row extends Omit<ClusterMember, 'similarity' | 'differences'> {
  readonly tie: string;
}

function tieOf({ similarity }: ClusterMember): string {
  return similarity === null ? 'by a third' : formatShare(similarity);
}

/** A cluster as lines: the representative; who resembles it, how much, and in which words not; then the exact copies. */
export function renderCluster(cluster: DuplicateCluster, width: number, paint: Paint): string[] {
  const [first, ...others] = renderRows(cluster, width, paint);
  const members = others.flatMap((line, at) => [
    line,
    ...renderDifferences(cluster.members[at] as ClusterMember, width, paint),
  ]);
  const copies = cluster.copies.map(
    ({ source, record }) => ` same  ${paint.cyan(shortId(record))}  ${paint.dim(renderSource(source))}`,
  );
  return [first as string, ...members, ...copies];
}

function renderRows(cluster: DuplicateCluster, width: number, paint: Paint): string[] {
  const rows: Row[] = [
    { ...cluster.representative, tie: 'first' },
    ...cluster.members.map((member) => ({ ...member, tie: tieOf(member) })),
  ];
  const sites = rows.map(({ site }) => {
    const name = makePrintableLine(site ?? 'unknown');
    return width === Number.POSITIVE_INFINITY ? name : fitWidth(name, SITE_WIDTH);
  });
  const widest = (texts: readonly string[]): number => Math.max(...texts.map(measureWidth));
  const taken = widest(rows.map(({ tie }) => tie)) + SHORT_ID + DAY_WIDTH + widest(sites) + GAPS;
  const lines = rows.map((row, at) => [
    at === 0 ? paint.bold(row.tie) : row.tie,
    paint.cyan(shortId(row.id)),
    (row.published ?? '–').slice(0, DAY_WIDTH),
    paint.dim(sites[at] as string),
    fitWidth(makePrintableLine(row.title ?? '(no title)'), Math.max(16, width - taken)),
  ]);
  return layoutTable(lines, { indent: '', right: [0] });
}

/** The representative's words on the left, what the member has instead on the right. */
function renderDifferences({ differences }: ClusterMember, width: number, paint: Paint): string[] {
  const indent = ' '.repeat(DIFFERENCE_INDENT);
  if (differences === null) return [paint.dim(`${indent}other words nearly everywhere`)];
  const side = Math.min(WIDEST_SIDE, Math.max(12, Math.floor((width - DIFFERENCE_INDENT - 3) / 2)));
  const rows = differences
    .slice(0, SHOWN_DIFFERENCES)
    .map(({ a, b }) => [
      paint.red(fitWidth(makePrintableLine(a === '' ? '–' : a), side)),
      paint.green(fitWidth(makePrintableLine(b === '' ? '–' : b), side)),
    ]);
  const more = differences.length - rows.length;
  const rest = more === 0 ? [] : [paint.dim(`${indent}… ${formatAmount(more, 'difference')} more`)];
  return [...layoutTable(rows, { indent }), ...rest];
}
