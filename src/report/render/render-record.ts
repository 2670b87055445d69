import type { Block } from '../../article.ts';
import { formatAmount, formatBytes, formatCount, formatShare } from '../layout/format-figures.ts';
import { layoutTable } from '../layout/layout-table.ts';
import { makePrintable, makePrintableLine } from '../layout/make-printable.ts';
import type { Paint } from '../layout/paint.ts';
import { wrapText } from '../layout/wrap-text.ts';
import { shortId } from '../listed-record.ts';
import type { RecordView, VersionView } from '../record-view.ts';
import { renderSource } from './render-source.ts';

const MARKS: Readonly<Partial<Record<Block['kind'], string>>> = { 'list-item': '• ', quote: '> ' };

/** One block of text, wrapped, as its kind is usually set. */
function renderBlock(block: Block, width: number, paint: Paint): string[] {
  const lines = makePrintable(block.text).split('\n');
  if (block.kind === 'code') return lines.map((line) => `    ${line}`);
  const wrapped = lines.flatMap((line) => wrapText((MARKS[block.kind] ?? '') + line, width, '  '));
  if (block.kind === 'heading') return wrapped.map(paint.bold);
  return block.kind === 'caption' ? wrapped.map(paint.dim) : wrapped;
}

function renderHead({ archive, record, path }: RecordView, width: number, paint: Paint): string[] {
  const day = record.published;
  const about = [record.site ?? 'unknown site', record.language ?? '', formatAmount(record.text.words, 'word')];
  const facts: [string, string][] = [
    ['published', day === null ? '' : `${day.value} (${day.precision}${day.ambiguous ? ', ambiguous' : ''})`],
    ['modified', record.modified?.value ?? ''],
    ['authors', record.authors.join(', ')],
    ['agency', record.agency ?? ''],
    ['site', about.filter((part) => part !== '').join(', ')],
    ['url', record.url ?? ''],
    ['section', [record.section ?? '', ...record.tags].filter((part) => part !== '').join(', ')],
    ['flags', record.flags.join(', ')],
    ['id', record.id],
    ['record', `${archive}/${path}`],
  ];
  const rows = facts
    .filter(([, value]) => value !== '')
    .map(([name, value]) => [paint.dim(name), makePrintableLine(value)]);
  return [...wrapText(makePrintableLine(record.title ?? '(no title)'), width).map(paint.bold), ...layoutTable(rows)];
}

function renderVersion({ version, run, changed, words }: VersionView, paint: Paint): string[] {
  const what =
    changed === null
      ? formatAmount(words, 'word')
      : `${changed.fields.join(', ')}: ${formatAmount(changed.words.added, 'word')} added, ${formatCount(changed.words.removed)} removed`;
  return [`v${version}`, paint.dim(run), what];
}

function renderTail(view: RecordView, paint: Paint): string[][] {
  const id = shortId(view.record.id);
  const sources = view.sources.map(({ decision, run, source, identity = '' }) => [
    decision,
    paint.dim(run),
    renderSource(source),
    // What a copy is known as elsewhere.
    makePrintableLine(identity),
  ]);
  const resembles = view.resembles.map(({ id: other, similarity, relation, site, title }) => [
    paint.cyan(shortId(other)),
    relation,
    formatShare(similarity),
    makePrintableLine(site ?? 'unknown'),
    makePrintableLine(title ?? '(no title)'),
  ]);
  const { archive, original, versions, record } = view;
  const diff = versions.length > 1 ? paint.dim(`  newsmorgue diff ${id}`) : '';
  const place =
    original === null
      ? []
      : [
          `  ${makePrintableLine(archive)}/${original.file} at ${original.offset}, ${formatBytes(original.length)}`,
          paint.dim(`  newsmorgue show ${id} --original`),
        ];
  return [
    [paint.bold('Versions') + diff, ...layoutTable(versions.map((version) => renderVersion(version, paint)))],
    sources.length === 0 ? [] : [paint.bold('Sources'), ...layoutTable(sources)],
    resembles.length === 0 ? [] : [paint.bold('Resembles'), ...layoutTable(resembles)],
    place.length === 0 ? [] : [paint.bold('Original'), ...place],
    record.removals.length === 0
      ? []
      : [
          `${paint.bold('Removed')}  ${formatAmount(record.removals.length, 'piece')}${paint.dim(`  newsmorgue explain ${id}`)}`,
        ],
  ];
}

/** A record on `width` columns: metadata, text, history, sources, the original's place. */
export function renderRecord(view: RecordView, width: number, paint: Paint): string {
  const text = view.record.blocks.map((block) => renderBlock(block, width, paint));
  const parts = [renderHead(view, width, paint), ...text, ...renderTail(view, paint)];
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')}\n`;
}
