import type { CalendarDay } from './calendars.ts';

const two = (n: number): string => String(n).padStart(2, '0');

export function formatDay(day: CalendarDay): string {
  return `${String(day.year).padStart(4, '0')}-${two(day.month)}-${two(day.day)}`;
}

export function formatTime(hour: number, minute: number, second?: number): string {
  return `${two(hour)}:${two(minute)}${second === undefined ? '' : `:${two(second)}`}`;
}

/** `Z` for 0, else `+02:00`. */
export function formatOffset(minutes: number): string {
  if (minutes === 0) return 'Z';
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
