const HAS_TIME = /T\d\d:\d\d/;
const HAS_ZONE = /(?:Z|[+-]\d\d:?\d\d)$/;

/**
 * The point in time that an ISO 8601 value names, in milliseconds since 1970; null where it names none. A value that is less precise
 * counts as its beginning, and one that states no offset as UTC: two of different offsets are not in the order of their spelling.
 */
export function instantOf(value: string | null): number | null {
  if (value === null) return null;
  const time = Date.parse(HAS_TIME.test(value) && !HAS_ZONE.test(value) ? `${value}Z` : value);
  return Number.isNaN(time) ? null : time;
}

/** Orders by instant, the earlier first, what names none last. */
export function compareInstants(a: string | null, b: string | null): number {
  if (a === b) return 0;
  const [first, second] = [instantOf(a), instantOf(b)];
  if (first === null || second === null) return Number(first === null) - Number(second === null);
  return first - second;
}
