import { DECISIONS_IN_WORDS } from '../layout/decision-words.ts';
import { fitRanking, formatAmount, formatCount, formatDuration, rankCounts } from '../layout/format-figures.ts';
import { layoutTable } from '../layout/layout-table.ts';
import { makePrintableLine } from '../layout/make-printable.ts';
import type { Paint } from '../layout/paint.ts';
import { countStored, isNothingNew, type RunReport } from '../run-report.ts';

/** The summary on one line, for logs and cron mail. */
export function renderRunLine(report: RunReport): string {
  const { account, archive } = report;
  const parts = DECISIONS_IN_WORDS.filter(([decision]) => account.decisions[decision] > 0).map(
    ([decision, words]) => `${formatCount(account.decisions[decision])} ${words}`,
  );
  const found = isNothingNew(account) ? ['nothing new', ...parts] : parts;
  const read = account.files.read + account.files.continued;
  const sources = [
    account.documents > 0 || read > 0
      ? // What is taken up again from its originals comes from no file.
        `${formatAmount(account.documents, 'document')}${read > 0 ? ` from ${formatAmount(read, 'file')}` : ''}`
      : '',
    account.files.skipped > 0 ? `${formatAmount(account.files.skipped, 'file')} known already` : '',
  ].filter((part) => part !== '');
  const run = report.dryRun ? 'dry run, nothing written' : `run ${account.run}`;
  const stopped = report.interrupted ? ' (interrupted)' : '';
  return `${makePrintableLine(archive)}: ${[found.join(', '), sources.join(', '), run].filter((part) => part !== '').join('; ')} in ${formatDuration(report.seconds)}${stopped}`;
}

function renderHeadline({ account, dryRun, interrupted, seconds }: RunReport, paint: Paint): string {
  const rate = seconds > 0 ? ` (${formatCount(account.documents / seconds)}/s)` : '';
  const time = paint.dim(`in ${formatDuration(seconds)}${account.documents > 0 ? rate : ''}`);
  const stored = countStored(account);
  const known = account.documents === 0 && account.files.skipped > 0;
  const pause = interrupted ? paint.yellow(' Interrupted: what was done so far is safe.') : '';
  if (isNothingNew(account)) {
    const why = known
      ? `${formatAmount(account.files.skipped, 'file')}, all read by an earlier run`
      : `${formatAmount(account.documents, 'document')}, all archived already`;
    return `${paint.bold('Nothing new.')} ${account.documents + account.files.skipped > 0 ? why : 'No documents found'} ${time}${pause}`;
  }
  const verb = dryRun ? 'Would archive' : 'Archived';
  return `${paint.bold(`${verb} ${formatCount(stored)} of ${formatAmount(account.documents, 'document')}`)} ${time}${pause}`;
}

function renderDecisions({ account }: RunReport, paint: Paint): string[] {
  // Pages that are no article have a row of their own.
  const { 'not-an-article': _, ...rejects } = account.rejects;
  const rows = DECISIONS_IN_WORDS.filter(([decision]) => account.decisions[decision] > 0).map(
    ([decision, words, meaning]) => {
      const note = decision === 'rejected' ? fitRanking(rejects, FACT_WIDTH - 15) : meaning;
      const count = formatCount(account.decisions[decision]);
      const colour = decision === 'new' || decision === 'new-version' ? paint.green : (text: string) => text;
      return [colour(count), words, paint.dim(note)];
    },
  );
  return layoutTable(rows, { right: [0] });
}

function totalBySite(account: RunReport['account']): Record<string, number> {
  const totals = Object.entries(account.sites).map(([site, decisions]): [string, number] => [
    makePrintableLine(site),
    Object.values(decisions).reduce((sum, count) => sum + count, 0),
  ]);
  return Object.fromEntries(totals);
}

/** Columns for a fact beside its name, so that a line stays within 80. */
const FACT_WIDTH = 69;

function renderFacts(report: RunReport, paint: Paint): string[] {
  const { account } = report;
  const pieces = rankCounts(account.removals).reduce((sum, [, count]) => sum + count, 0);
  const files = rankCounts(account.files).map(([status, count]) => `${formatCount(count)} ${status}`);
  const removed =
    pieces === 0 ? '' : `${formatAmount(pieces, 'piece')}: ${fitRanking(account.removals, FACT_WIDTH - 15)}`;
  const facts: [string, string][] = [
    ['files', files.join(', ')],
    ['passed over', fitRanking(account.passedOver ?? {}, FACT_WIDTH - 4)],
    ['sites', fitRanking(totalBySite(account), FACT_WIDTH)],
    ['removed', removed],
    ['flags', fitRanking(account.flags, FACT_WIDTH)],
    ['related', fitRanking(account.relations ?? {}, FACT_WIDTH)],
    [
      'archive',
      report.dryRun
        ? `${makePrintableLine(report.archive)} (dry run: nothing written)`
        : makePrintableLine(report.archive),
    ],
    ['run', report.dryRun ? '' : account.run],
  ];
  const rows = facts.filter(([, value]) => value !== '').map(([name, value]) => [paint.dim(name), value]);
  return layoutTable(rows);
}

/** What went wrong, one line each; the last thing a reader sees. Empty when nothing did. */
export function renderRunProblems(report: RunReport, most = 10): string[] {
  const missing = report.missing
    .slice(0, most)
    .map(({ path, message }) => `cannot open ${makePrintableLine(path)}: ${makePrintableLine(message)}`);
  const rest = report.missing.length - missing.length;
  if (rest > 0) missing.push(`and ${formatAmount(rest, 'further input')} that cannot be opened`);
  const { decisions, documents } = report.account;
  if (report.tooManyRejects)
    missing.push(
      `${formatCount(decisions.rejected)} of ${formatAmount(documents, 'document')} rejected, more than --max-rejects allows; newsmorgue status --rejects lists them`,
    );
  return missing;
}

export interface NextStep {
  readonly command: string;
  readonly purpose: string;
}

/** Commands worth trying now, given what the run found. */
export function suggestNextSteps(report: RunReport): NextStep[] {
  if (report.dryRun) return [];
  const { decisions } = report.account;
  const steps: (NextStep | false)[] = [
    { command: 'ls', purpose: 'what is in the archive' },
    { command: 'show <id>', purpose: 'one article: text, history, sources' },
    { command: 'explain <id>', purpose: 'why each line stayed or went' },
    { command: 'search <words>', purpose: 'find articles by their words' },
    decisions['near-duplicate'] + decisions['exact-duplicate'] > 0 && {
      command: 'dupes',
      purpose: 'articles that resemble each other',
    },
    decisions['new-version'] > 0 && { command: 'diff <id>', purpose: 'what a new version changed' },
    decisions.rejected > 0 && { command: 'status --rejects', purpose: 'what was rejected, and why' },
  ];
  return steps.filter((step) => step !== false);
}

/**
 * The whole summary, problems excepted: those are printed last, on standard error.
 * @param program how the command is to be typed
 */
export function renderRunSummary(report: RunReport, paint: Paint, program = 'newsmorgue'): string {
  const decisions = renderDecisions(report, paint);
  const steps = suggestNextSteps(report).map(({ command, purpose }) => [
    paint.cyan(`${makePrintableLine(program)} ${command}`),
    paint.dim(purpose),
  ]);
  const parts = [
    [renderHeadline(report, paint)],
    decisions,
    renderFacts(report, paint),
    steps.length > 0 ? [paint.bold('Next'), ...layoutTable(steps)] : [],
  ];
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`;
}
