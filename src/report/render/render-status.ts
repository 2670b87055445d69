import type { RunAccount } from '../../archive/runs/account.ts';
import type { ArchiveStatus, RejectView } from '../archive-status.ts';
import { DECISIONS_IN_WORDS } from '../layout/decision-words.ts';
import { formatAmount, formatCount, formatInstant, formatRanking, rankCounts } from '../layout/format-figures.ts';
import { layoutTable } from '../layout/layout-table.ts';
import { makePrintableLine } from '../layout/make-printable.ts';
import type { Paint } from '../layout/paint.ts';
import { renderSource } from './render-source.ts';

const MOST_SITES = 10;

function renderRunRow({ ended, outcome, files, documents, decisions }: RunAccount, paint: Paint): string[] {
  const counts = DECISIONS_IN_WORDS.filter(([decision]) => decisions[decision] > 0).map(
    ([decision, words]) => `${formatCount(decisions[decision])} ${words}`,
  );
  const skipped = files.skipped > 0 ? `${formatAmount(files.skipped, 'file')} known already` : '';
  const what = counts.length > 0 ? counts.join(', ') : skipped || 'nothing';
  const when = outcome === 'interrupted' ? paint.yellow('interrupted') : '';
  return [formatInstant(ended), formatCount(documents), `${what}${when === '' ? '' : `, ${when}`}`];
}

function renderSites(sites: ArchiveStatus['sites']): string[] {
  const ranked = rankCounts(sites);
  const rows = ranked.slice(0, MOST_SITES).map(([site, count]) => [formatCount(count), makePrintableLine(site)]);
  const rest = ranked.length - rows.length;
  return [...layoutTable(rows, { right: [0] }), ...(rest > 0 ? [`  and ${formatAmount(rest, 'more site')}`] : [])];
}

/** Totals, sites and the last runs. */
export function renderStatus(status: ArchiveStatus, paint: Paint): string {
  const { records, versions, sources, runs, lastRuns, decisions, sites, unfinished } = status;
  const head = `${paint.bold(makePrintableLine(status.archive))}  ${formatAmount(records, 'record')}, ${formatAmount(versions, 'version')}, ${formatAmount(sources, 'source')}, ${formatAmount(runs, 'run')}`;
  const totals = DECISIONS_IN_WORDS.filter(([decision]) => decisions[decision] > 0).map(([decision, words]) => [
    formatCount(decisions[decision]),
    words,
  ]);
  const open = unfinished.map((run) => `${run}: running, or stopped; the next run takes it up`);
  const parts = [
    [head],
    totals.length === 0 ? [] : [paint.bold('Documents by decision'), ...layoutTable(totals, { right: [0] })],
    records === 0 ? [] : [paint.bold('Records by site'), ...renderSites(sites)],
    lastRuns.length === 0
      ? ['No run yet: newsmorgue run <dumps>']
      : [
          paint.bold('Last runs'),
          ...layoutTable(
            lastRuns.map((run) => renderRunRow(run, paint)),
            { right: [1] },
          ),
        ],
    open.length === 0 ? [] : [paint.bold('Unfinished'), ...open.map((line) => `  ${line}`)],
  ];
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`;
}

/** One rejected document: code, where it lies, why. */
export function renderReject({ source, code, message }: RejectView, paint: Paint): string[] {
  return [`${paint.yellow(code)}  ${renderSource(source)}`, `    ${paint.dim(makePrintableLine(message))}`];
}

/** How many were rejected for what: the last line of `status --rejects`. */
export function renderRejectTotals(counts: Readonly<Record<string, number>>): string {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return total === 0
    ? 'Nothing was rejected.'
    : `${formatAmount(total, 'document')} rejected: ${formatRanking(counts, 8)}`;
}
