import { formatAmount, formatCount, formatDuration } from '../layout/format-figures.ts';
import { layoutTable } from '../layout/layout-table.ts';
import { makePrintableLine } from '../layout/make-printable.ts';
import type { Paint } from '../layout/paint.ts';
import { shortId } from '../listed-record.ts';
import type { RecleanReport } from '../reclean-report.ts';

/** What changed, by rule, by field, and the first few records. */
export function renderReclean(report: RecleanReport, paint: Paint): string {
  const { records, changed, refused, dryRun, run, seconds } = report;
  const time = paint.dim(`in ${formatDuration(seconds)}`);
  const left =
    refused === 0 ? [] : [`${formatAmount(refused, 'record')} stay as they are: nothing would be left, or no article`];
  if (changed === 0) return lines([`Nothing to change in ${formatAmount(records, 'record')} ${time}`, ...left]);
  const verb = dryRun ? 'Would change' : 'Changed';
  const headline = `${paint.bold(`${verb} ${formatCount(changed)} of ${formatAmount(records, 'record')}`)} ${time}`;
  const { added, removed } = report.words;
  const parts = [
    [headline],
    layoutTable(Object.entries(report.rules).map(([rule, sums]) => [makePrintableLine(rule), describe(sums)])),
    layoutTable([
      [paint.dim('words'), `${formatCount(removed)} gone, ${formatCount(added)} back`],
      [paint.dim('fields'), ...fieldsOf(report)],
      ...(run === null ? [] : [[paint.dim('run'), run]]),
    ]),
    layoutTable(report.examples.map(({ id, title, version }) => example(id, title, version))),
    left,
  ];
  return lines(parts.filter((part) => part.length > 0).flatMap((part, index) => (index === 0 ? part : ['', ...part])));
}

const lines = (all: readonly string[]): string => `${all.join('\n')}\n`;

function describe({ removed, restored }: RecleanReport['rules'][string]): string {
  const parts = [
    removed > 0 ? `${formatAmount(removed, 'piece')} more` : '',
    restored > 0 ? `${formatAmount(restored, 'piece')} fewer` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

const fieldsOf = ({ fields }: RecleanReport): string[] => [
  Object.entries(fields)
    .map(([field, count]) => `${field} ${formatCount(count)}`)
    .join(', '),
];

const example = (id: string, title: string | null, version: number): string[] => [
  shortId(id),
  `v${version}`,
  makePrintableLine(title ?? '(no title)'),
];
