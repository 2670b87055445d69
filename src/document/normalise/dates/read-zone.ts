import { isNumberAt, type Scan, textAt, valueAt } from './date-reading.ts';
import { AMERICAN_ZONES, TIME_ZONES, ZONES_OF_COUNTRIES } from './time-zones.ts';

interface FoundZone {
  readonly zone: number | string;
  readonly end: number;
}

/** +02:00, -0400, +7. */
function offsetAt(scan: Scan, index: number): FoundZone | null {
  const sign = textAt(scan, index);
  if (
    (sign !== '+' && sign !== '-' && sign !== '−') ||
    !isNumberAt(scan, index + 1, 1, 4) ||
    scan.tokens[index + 1]?.spaced
  )
    return null;
  const digits = scan.tokens[index + 1]?.digits ?? 0;
  const value = valueAt(scan, index + 1);
  const split = textAt(scan, index + 2) === ':' && isNumberAt(scan, index + 3, 2, 2) && digits <= 2;
  const minutes =
    digits > 2 ? Math.floor(value / 100) * 60 + (value % 100) : value * 60 + (split ? valueAt(scan, index + 3) : 0);
  if (minutes > 14 * 60) return null;
  return { zone: sign === '+' ? minutes : -minutes, end: index + (split ? 4 : 2) };
}

/** The zone that begins at `index`: an offset, `GMT+7`, an abbreviation, perhaps in parentheses. */
export function zoneAt(scan: Scan, index: number): FoundZone | null {
  const at = textAt(scan, index) === '(' ? index + 1 : index;
  const offset = offsetAt(scan, at);
  if (offset) return offset;
  const word = textAt(scan, at);
  if (AMERICAN_ZONES.has(word)) return { zone: word, end: at + 1 };
  const zone = ZONES_OF_COUNTRIES.get(scan.context.country ?? '')?.get(word) ?? TIME_ZONES.get(word);
  if (zone === undefined) return null;
  const further = zone === 0 && word !== 'z' ? offsetAt(scan, at + 1) : null;
  return further ?? { zone, end: at + 1 };
}
