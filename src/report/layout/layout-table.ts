import { measureWidth, padWidth } from './measure-width.ts';

export interface TableOptions {
  /** Columns whose cells stand at the right: figures. */
  readonly right?: readonly number[];
  readonly indent?: string;
  readonly gap?: string;
}

/** Rows of cells as aligned lines; the last column is not padded. */
export function layoutTable(rows: readonly (readonly string[])[], options: TableOptions = {}): string[] {
  const { right = [], indent = '  ', gap = '  ' } = options;
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    rows.reduce((most, row) => Math.max(most, measureWidth(row[column] ?? '')), 0),
  );
  return rows.map((row) => {
    const cells = row.map((cell, column) =>
      padWidth(cell, widths[column] ?? 0, right.includes(column) ? 'right' : 'left'),
    );
    return (indent + cells.join(gap)).trimEnd();
  });
}
