import { formatAmount } from '../layout/format-figures.ts';
import { layoutTable } from '../layout/layout-table.ts';
import { makePrintable, makePrintableLine } from '../layout/make-printable.ts';
import { measureWidth } from '../layout/measure-width.ts';
import type { Paint } from '../layout/paint.ts';
import { wrapText } from '../layout/wrap-text.ts';
import { shortId } from '../listed-record.ts';
import type { BlockChange, DiffSide, FieldChange, RecordDiff, TextChange } from '../text-diff.ts';

const nameOf = ({ id, version }: DiffSide): string => `${shortId(id)} v${version}`;

/** How a change is marked: by colour, or where there is none as `wdiff` does. */
export interface DiffMarks {
  readonly added: (text: string) => string;
  readonly removed: (text: string) => string;
}

export function createDiffMarks(paint: Paint, coloured: boolean): DiffMarks {
  if (!coloured) return { added: (text) => `{+${text}+}`, removed: (text) => `[-${text}-]` };
  return { added: paint.green, removed: (text) => paint.red(paint.strike(text)) };
}

const EDGES = /^(\s*)([\s\S]*?)(\s*)$/;
const WORDS = /\S+/g;

/** Each word is marked by itself, so that a line may break between them; blanks at the edges stay outside of the mark. */
function renderChange({ kind, text }: TextChange, marks: DiffMarks, coloured: boolean): string {
  const printable = makePrintable(text);
  if (kind === 'same') return printable;
  if (coloured) return printable.replace(WORDS, (word) => marks[kind](word));
  const [, before = '', words = '', after = ''] = EDGES.exec(printable) ?? [];
  return words === '' ? printable : before + marks[kind](words) + after;
}

const isSame = (block: BlockChange): boolean => block.every(({ kind }) => kind === 'same');

/** Blocks that changed, whole; runs of others as their number. */
function renderBlocks(blocks: readonly BlockChange[], width: number, paint: Paint, coloured: boolean): string[] {
  const marks = createDiffMarks(paint, coloured);
  const parts: string[] = [];
  let same = 0;
  const flush = (): void => {
    if (same > 0) parts.push(paint.dim(`  … ${formatAmount(same, 'paragraph')} unchanged`));
    same = 0;
  };
  for (const block of blocks) {
    if (isSame(block)) {
      same++;
      continue;
    }
    flush();
    const text = block.map((change) => renderChange(change, marks, coloured)).join('');
    parts.push(
      text
        .split('\n')
        .flatMap((line) => wrapText(line, width, '  '))
        .join('\n'),
    );
  }
  flush();
  return parts;
}

/** Before and after on one line where they fit, one above the other otherwise. */
function renderFields(fields: readonly FieldChange[], marks: DiffMarks, width: number, paint: Paint): string[] {
  const rows = fields.flatMap(({ field, before, after }) => {
    const values = [
      before === null ? '' : marks.removed(makePrintableLine(before)),
      after === null ? '' : marks.added(makePrintableLine(after)),
    ].filter((value) => value !== '');
    const together = values.join(' ');
    if (measureWidth(together) <= width - FIELD_WIDTH) return [[paint.dim(field), together]];
    return values.map((value, at) => [at === 0 ? paint.dim(field) : '', value]);
  });
  return layoutTable(rows);
}

/** Columns that the name of a field takes, with the blanks around it. */
const FIELD_WIDTH = 15;

/** What changed, on `width` columns. */
export function renderDiff(diff: RecordDiff, width: number, paint: Paint, coloured: boolean): string {
  const { before, after, fields, words } = diff;
  const changed = fields.length > 0 || diff.blocks.some((block) => !isSame(block));
  const count = changed ? `${formatAmount(words.added, 'word')} added, ${words.removed} removed` : 'no difference';
  const head = `${paint.bold(`${nameOf(before)} → ${nameOf(after)}`)}  ${count}`;
  const shownFields = renderFields(fields, createDiffMarks(paint, coloured), width, paint);
  const parts = [head, shownFields.join('\n'), ...(changed ? renderBlocks(diff.blocks, width, paint, coloured) : [])];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
