import { layoutTable } from '../layout/layout-table.ts';
import { makePrintableLine } from '../layout/make-printable.ts';
import { fitWidth, measureWidth } from '../layout/measure-width.ts';
import type { Paint } from '../layout/paint.ts';
import { wrapText } from '../layout/wrap-text.ts';
import { type ListedRecord, type SearchHit, SHORT_ID, shortId } from '../listed-record.ts';

const SITE_WIDTH = 22;
const DAY_WIDTH = 10;
/** Two blanks between columns. */
const GAPS = 6;

/** `v2 +3`: how many versions, how many that resemble it. Empty for the common case. */
function renderMarks({ version, similar }: ListedRecord): string {
  const marks = [version > 1 ? `v${version}` : '', similar > 0 ? `+${similar}` : ''];
  return marks.filter((mark) => mark !== '').join(' ');
}

const titleOf = (title: string | null): string => makePrintableLine(title ?? '') || '(no title)';

/** Records as a table: id, day, site, title. `width` is Infinity where nothing is to be cut (not a terminal). */
export function renderList(records: readonly ListedRecord[], width: number, paint: Paint): string[] {
  const rows = records.map((record) => {
    const marks = renderMarks(record);
    const site = makePrintableLine(record.site ?? 'unknown');
    const day = (record.published ?? '–').slice(0, DAY_WIDTH);
    return { record, marks, site: width === Number.POSITIVE_INFINITY ? site : fitWidth(site, SITE_WIDTH), day };
  });
  const siteWidth = Math.max(0, ...rows.map(({ site }) => measureWidth(site)));
  return layoutTable(
    rows.map(({ record, marks, site, day }) => {
      const room = width - SHORT_ID - DAY_WIDTH - siteWidth - GAPS - (marks === '' ? 0 : marks.length + 1);
      const title = fitWidth(titleOf(record.title), Math.max(16, room));
      const noted = marks === '' ? title : `${title} ${paint.yellow(marks)}`;
      return [paint.cyan(shortId(record.id)), day, paint.dim(site), noted];
    }),
    { indent: '' },
  );
}

function highlight({ snippet, highlights }: SearchHit, paint: Paint): string {
  let text = '';
  let end = 0;
  for (const [from, to] of highlights) {
    text +=
      makePrintableLine(snippet.slice(end, from)) +
      paint.bold(paint.yellow(makePrintableLine(snippet.slice(from, to))));
    end = to;
  }
  return text + makePrintableLine(snippet.slice(end));
}

/** What a search found: the record's line, and below it the passage. */
export function renderHits(hits: readonly SearchHit[], width: number, paint: Paint): string[] {
  const lines = renderList(hits, width, paint);
  return hits.flatMap((hit, at) => {
    const passage = highlight(hit, paint);
    const wrapped = width === Number.POSITIVE_INFINITY ? [`    ${passage}`] : wrapText(passage, width, '    ');
    return [lines[at] as string, ...wrapped];
  });
}
