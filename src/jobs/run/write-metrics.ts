/** How the last run went, as a Prometheus text file: for the textfile collector of a node exporter. */
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { RunReport } from '../../report/run-report.ts';

/** A run that ended; without a report where it failed. */
export interface EndedRun {
  readonly archive: string;
  readonly endedMs: number;
  readonly isSuccess: boolean;
  readonly report: RunReport | undefined;
}

const LAST_SUCCESS = 'newsmorgue_run_last_success_timestamp_seconds';
const LABEL_SPECIAL = /[\\"\n]/g;
const ESCAPED: ReadonlyMap<string, string> = new Map(Object.entries({ '\\': '\\\\', '"': '\\"', '\n': '\\n' }));

/** Puts the file in place at once: whoever reads it sees the old one or the new one. */
export function writeMetrics(path: string, run: EndedRun): void {
  const beside = `${path}.${process.pid}.tmp`;
  try {
    writeFileSync(beside, renderMetrics(run, readLastSuccess(path)), { mode: 0o644, flush: true });
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

/** @param lastSuccess seconds since the epoch, as an earlier file says; null where it doesn't */
export function renderMetrics(
  { archive, endedMs, isSuccess, report }: EndedRun,
  lastSuccess: number | null = null,
): string {
  const seconds = Math.round(endedMs / 1000);
  const succeeded = isSuccess ? seconds : lastSuccess;
  const whole = (name: string, help: string, value: number): string => metric(name, help, archive, [[{}, value]]);
  const lines = [
    whole('newsmorgue_run_success', 'Whether the last run exited with 0.', Number(isSuccess)),
    whole('newsmorgue_run_ended_timestamp_seconds', 'When the last run ended.', seconds),
    ...(succeeded === null ? [] : [whole(LAST_SUCCESS, 'When a run last exited with 0.', succeeded)]),
  ];
  if (report === undefined) return lines.join('');
  const { account, missing } = report;
  const by = (label: string, counts: Readonly<Record<string, number>>) =>
    Object.entries(counts).map(([name, count]) => [{ [label]: name }, count] as const);
  return [
    ...lines,
    whole('newsmorgue_run_duration_seconds', 'How long the last run took.', report.seconds),
    whole('newsmorgue_run_missing_inputs', 'Named inputs that could not be opened.', missing.length),
    metric('newsmorgue_run_documents', 'Documents of the last run.', archive, by('decision', account.decisions)),
    metric('newsmorgue_run_files', 'Input files of the last run.', archive, by('status', account.files)),
    metric('newsmorgue_run_rejects', 'Rejected documents of the last run.', archive, by('code', account.rejects)),
  ].join('');
}

type Sample = readonly [labels: Readonly<Record<string, string>>, value: number];

function metric(name: string, help: string, archive: string, samples: readonly Sample[]): string {
  const rows = samples.map(([labels, value]) => {
    const pairs = Object.entries({ archive, ...labels }).map(([label, text]) => `${label}="${escapeLabel(text)}"`);
    return `${name}{${pairs.join(',')}} ${value}\n`;
  });
  return `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${rows.join('')}`;
}

const escapeLabel = (text: string): string =>
  text.replace(LABEL_SPECIAL, (character) => ESCAPED.get(character) ?? character);

function readLastSuccess(path: string): number | null {
  try {
    const line = readFileSync(path, 'utf8')
      .split('\n')
      .find((each) => each.startsWith(`${LAST_SUCCESS}{`));
    const value = Number(line?.slice(line.lastIndexOf(' ') + 1));
    return line === undefined || Number.isNaN(value) ? null : value;
  } catch {
    return null;
  }
}
