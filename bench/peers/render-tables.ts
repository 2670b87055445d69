/** What was compared, as Markdown. */
import type { GoldPage } from '../sections/extraction.ts';
import type { DuplicateResult } from './compare-duplicates.ts';
import { gainOver, type ToolResult } from './compare-pages.ts';
import type { Installed } from './install-peers.ts';

/** Heading → the figure's name, for each source. */
const COLUMNS: readonly (readonly [string, readonly string[]])[] = [
  ['F1 fd', ['fd f1']],
  ['F1 wx', ['wx f1']],
  ['F1 rd', ['rd f1']],
  ['snippets tr / wx', ['tr snippets', 'wx snippets']],
  ['title fd / wx', ['fd title', 'wx title']],
  ['date fd / wx', ['fd date', 'wx date']],
  ['wrong date fd / wx', ['fd wrong date', 'wx wrong date']],
  ['authors fd / wx', ['fd authors', 'wx authors']],
];
const BASELINE = 'trafilatura';

export function renderPages(results: readonly ToolResult[]): string {
  const baseline = results.find(({ tool }) => tool.key === BASELINE)?.perCpuSecond ?? Number.NaN;
  const head = ['tool', ...COLUMNS.map(([name]) => name), 'pages per CPU-second', `× ${BASELINE}`];
  const rows = results.map((result) => [
    result.failed === 0 ? result.tool.name : `${result.tool.name}; ${result.failed} pages failed`,
    ...COLUMNS.map(([, names]) => names.map((name) => showFigure(result, name)).join(' / ')),
    showSpeed(result.perCpuSecond, 0),
    showSpeed(result.perCpuSecond / baseline, 1),
  ]);
  return renderTable(head, rows);
}

const showSpeed = (speed: number, digits: number): string => (Number.isNaN(speed) ? '–' : speed.toFixed(digits));

/** Tools without metadata have no figures there, rather than bad ones. */
function showFigure({ figures, answers }: ToolResult, name: string): string {
  const isMetadata = !name.endsWith(' f1') && !name.endsWith(' snippets');
  const hasMetadata = [...answers.values()].some(({ title }) => title !== null);
  const value = figures.find((figure) => figure.name === name)?.value;
  return value === undefined || (isMetadata && !hasMetadata) ? '–' : value.toFixed(3);
}

/** For each source of pages the best of the others, and how sure our distance from it is. */
export function renderGains(pages: readonly GoldPage[], ours: ToolResult, others: readonly ToolResult[]): string {
  const rows = ['fd', 'wx', 'rd'].flatMap((source) => {
    const f1 = (result: ToolResult) => result.figures.find(({ name }) => name === `${source} f1`)?.value ?? 0;
    const best = others.toSorted((a, b) => f1(b) - f1(a))[0];
    const gain = best === undefined ? null : gainOver(pages, source, ours, best);
    if (best === undefined || gain === null) return [];
    const [value, low, high] = [gain.gain, gain.low, gain.high].map(signed);
    return [[source, best.tool.name, f1(best).toFixed(4), f1(ours).toFixed(4), `${value} [${low}, ${high}]`]];
  });
  return renderTable(['pages', 'best peer', 'its F1', ours.tool.name, 'gain, 95 % by paired bootstrap'], rows);
}

export function renderDuplicates(results: readonly DuplicateResult[]): string {
  const ours = results[0]?.perCpuSecond ?? Number.NaN;
  const rows = results.map(({ tool, p, r, perCpuSecond }) => [
    tool.name,
    p.toFixed(4),
    r.toFixed(4),
    perCpuSecond.toFixed(0),
    (perCpuSecond / ours).toFixed(2),
  ]);
  return renderTable(['tool', 'pairs ≥ .7: P', 'R', 'documents per CPU-second', '× newsmorgue'], rows);
}

export function renderVersions(installed: ReadonlyMap<string, Installed>): string {
  return [...installed]
    .map(([name, found]) =>
      'version' in found ? `${name} ${found.version}` : `${name}: not installed (${found.missing})`,
    )
    .join('; ');
}

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(4)}`;

function renderTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
