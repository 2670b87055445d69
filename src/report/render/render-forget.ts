import type { ForgetReport } from '../forget-report.ts';
import { formatAmount } from '../layout/format-figures.ts';
import { layoutTable } from '../layout/layout-table.ts';
import { makePrintableLine } from '../layout/make-printable.ts';
import type { Paint } from '../layout/paint.ts';
import { shortId } from '../listed-record.ts';

/** @param done whether it has been done: what is shown before the question is to come */
export function renderForget(report: ForgetReport, done: boolean, paint: Paint): string {
  const { articles, originals, shared, tombstone } = report;
  const what = `${formatAmount(articles.length, 'article')}, ${formatAmount(originals, 'original')}`;
  const rows = articles.map(({ id, title, versions, documents }) => [
    shortId(id),
    makePrintableLine(title ?? '(no title)'),
    paint.dim(`${formatAmount(versions, 'version')}, ${formatAmount(documents, 'document')}`),
  ]);
  const lines = [
    paint.bold(done ? `Forgotten: ${what}` : `To be forgotten: ${what}`),
    ...layoutTable(rows),
    ...(shared === 0 ? [] : [`${formatAmount(shared, 'original')} stay: another record was made of the same bytes`]),
    ...(tombstone === null ? [] : [`${paint.dim('tombstone')} ${tombstone}`]),
  ];
  return `${lines.join('\n')}\n`;
}
