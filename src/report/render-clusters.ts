import type { ClusterMember, DuplicateCluster } from './duplicate-cluster.ts';
import { formatShare } from './format-figures.ts';
import { layoutTable } from './layout-table.ts';
import { shortId } from './listed-record.ts';
import { makePrintableLine } from './make-printable.ts';
import { fitWidth } from './measure-width.ts';
import type { Paint } from './paint.ts';
import { renderSource } from './render-source.ts';

const SITE_WIDTH = 22;

type Row = Omit<ClusterMember, 'similarity'>;

function renderRow(record: Row, tie: string, width: number, paint: Paint): string[] {
  const site = fitWidth(makePrintableLine(record.site ?? 'unknown'), SITE_WIDTH);
  const title = makePrintableLine(record.title ?? '(no title)');
  const room = Math.max(16, width - 32 - site.length - 4);
  return [
    tie,
    paint.cyan(shortId(record.id)),
    (record.published ?? '–').slice(0, 10),
    paint.dim(site),
    fitWidth(title, room),
  ];
}

/** A cluster as lines: the representative, then who resembles it and how much, then the exact copies. */
export function renderCluster(cluster: DuplicateCluster, width: number, paint: Paint): string[] {
  const members = cluster.members.map((member) => {
    const tie = member.similarity === null ? 'by a third' : formatShare(member.similarity);
    return renderRow(member, tie, width, paint);
  });
  const rows = layoutTable([renderRow(cluster.representative, paint.bold('first'), width, paint), ...members], {
    indent: '',
    right: [0],
  });
  const copies = cluster.copies.map(
    ({ source, record }) => ` same  ${paint.cyan(shortId(record))}  ${paint.dim(renderSource(source))}`,
  );
  return [...rows, ...copies];
}
