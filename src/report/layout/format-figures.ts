const THOUSANDS = /\B(?=(?:\d{3})+$)/g;

/** `1234567` → `1,234,567`. */
export function formatCount(count: number): string {
  return String(Math.round(count)).replace(THOUSANDS, ',');
}

/** `formatAmount(1, 'document')` → `1 document`; another plural can be given. */
export function formatAmount(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Bytes in powers of 1000, three figures: `4.31 MB`. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  return unit === 0 ? `${Math.round(value)} B` : `${Number(value.toPrecision(3))} ${UNITS[unit]}`;
}

/** Seconds as one reads them: `0.4 s`, `12 s`, `3 min 20 s`, `2 h 05 min`. */
export function formatDuration(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
  const minutes = Math.round(whole / 60);
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** `2026-11-23T06:52:45.123Z` → `2026-11-23 06:52 UTC`. */
export function formatInstant(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`;
}

/** A similarity of 0 to 1 as a percentage that never rounds up to 100 %. */
export function formatShare(share: number): string {
  return `${Math.floor(share * 100)} %`;
}

/** The largest first, then by name: `[['a', 3], ['b', 1]]`. */
export function rankCounts(counts: Readonly<Record<string, number>>): [string, number][] {
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .sort(([nameA, a], [nameB, b]) => b - a || (nameA < nameB ? -1 : 1));
}

/** `bad-json 3, truncated 1, 4 more`. */
export function formatRanking(counts: Readonly<Record<string, number>>, most = 4): string {
  const ranked = rankCounts(counts);
  const shown = ranked.slice(0, most).map(([name, count]) => `${name} ${formatCount(count)}`);
  const rest = ranked.length - shown.length;
  return rest > 0 ? `${shown.join(', ')}, ${formatCount(rest)} more` : shown.join(', ');
}

/** The same with as many names as fit into `width` characters, one at least. */
export function fitRanking(counts: Readonly<Record<string, number>>, width: number): string {
  for (let most = 6; most > 1; most--) {
    const text = formatRanking(counts, most);
    if (text.length <= width) return text;
  }
  return formatRanking(counts, 1);
}
