import type { ClusterMember, DuplicateCluster } from './duplicate-cluster.ts';
import { formatShare } from './format-figures.ts';
import { layoutTable } from './layout-table.ts';
import { SHORT_ID, shortId } from './listed-record.ts';
import { makePrintableLine } from './make-printable.ts';
import { fitWidth, measureWidth } from './measure-width.ts';
import type { Paint } from './paint.ts';
import { renderSource } from './render-source.ts';

const SITE_WIDTH = 22;
/** Blanks between five columns. */
const GAPS = 8;
const DAY_WIDTH = 10;

interface Row extends Omit<ClusterMember, 'similarity'> {
  readonly tie: string;
}

function tieOf({ similarity }: ClusterMember): string {
  return similarity === null ? 'by a third' : formatShare(similarity);
}

/** A cluster as lines: the representative, then who resembles it and how much, then the exact copies. */
export function renderCluster(cluster: DuplicateCluster, width: number, paint: Paint): string[] {
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
  const copies = cluster.copies.map(
    ({ source, record }) => ` same  ${paint.cyan(shortId(record))}  ${paint.dim(renderSource(source))}`,
  );
  return [...layoutTable(lines, { indent: '', right: [0] }), ...copies];
}
