import { describe, expect, it } from 'vitest';
import { fromHijri, fromJalali } from '../../../../src/document/normalise/dates/calendars.ts';

describe('fromJalali', () => {
  // The first of Farvardin, as the almanacs give it.
  it.each([
    [1300, { year: 1921, month: 3, day: 21 }],
    [1357, { year: 1978, month: 3, day: 21 }],
    [1375, { year: 1996, month: 3, day: 20 }],
    [1387, { year: 2008, month: 3, day: 20 }],
    [1397, { year: 2018, month: 3, day: 21 }],
    [1399, { year: 2020, month: 3, day: 20 }],
    [1403, { year: 2024, month: 3, day: 20 }],
    [1404, { year: 2025, month: 3, day: 21 }],
  ])('begins the year %i rightly', (year, expected) => {
    expect(fromJalali(year, 1, 1)).toEqual(expected);
  });

  it('knows no 31st of autumn', () => {
    expect(fromJalali(1400, 7, 31)).toBeNull();
  });
});

describe('fromHijri', () => {
  it('is near the announced beginnings of the year', () => {
    expect(fromHijri(1442, 1, 1)).toEqual({ year: 2020, month: 8, day: 20 });
    expect(fromHijri(1440, 1, 1)).toEqual({ year: 2018, month: 9, day: 12 });
  });
});
