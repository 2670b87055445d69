import type { ListFilter } from '../report/listed-record.ts';
import type { Summary } from './summarize-record.ts';

/** After all that an ISO date can go on with: the whole of the named day, month or year is meant. */
const LAST = '~';

/** The archive's own filter, for records that are at hand already. */
export function fitsFilter(record: Summary, { site, since, until, author, language }: ListFilter): boolean {
  const { published } = record;
  if (site !== undefined && !`.${record.site ?? ''}`.endsWith(`.${site.toLowerCase()}`)) return false;
  if (since !== undefined && (published === null || published < since)) return false;
  if (until !== undefined && (published === null || published > until + LAST)) return false;
  if (language !== undefined && record.language !== language) return false;
  const wanted = author?.toLowerCase();
  return wanted === undefined || record.authors.some((name) => name.toLowerCase().includes(wanted));
}
