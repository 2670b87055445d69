import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DateContext, parseDate, readDates } from '../../../../src/document/normalise/dates/parse-date.ts';

const REFERENCE = '2021-06-09T10:30:00+00:00';

function value(text: string, context: DateContext = {}): string | null {
  return parseDate(text, { reference: REFERENCE, ...context })?.value ?? null;
}

describe('parseDate', () => {
  it.each([
    ['en', 'Tuesday, June 8, 2021', '2021-06-08'],
    ['en', 'Jun. 8, 2021', '2021-06-08'],
    ['en-GB', '8th June 2021', '2021-06-08'],
    ['en', "8 Jun '21", '2021-06-08'],
    ['de', 'Dienstag, 8. Juni 2021', '2021-06-08'],
    ['de', '5. Jänner 2021', '2021-01-05'],
    ['fr', '1er août 2021', '2021-08-01'],
    ['es', '8 de junio de 2021', '2021-06-08'],
    ['ca', '8 d’abril de 2021', '2021-04-08'],
    ['pt', '1º de março de 2021', '2021-03-01'],
    ['it', '8 giugno 2021', '2021-06-08'],
    ['nl', '8 mrt 2021', '2021-03-08'],
    ['da', '8. maj 2021', '2021-05-08'],
    ['fi', '8. kesäkuuta 2021', '2021-06-08'],
    ['et', '8. juuni 2021', '2021-06-08'],
    ['lv', '2021. gada 8. jūnijs', '2021-06-08'],
    ['lt', '2021 m. birželio 8 d.', '2021-06-08'],
    ['pl', '8 czerwca 2021', '2021-06-08'],
    ['cs', '8. června 2021', '2021-06-08'],
    ['sl', '8. junija 2021', '2021-06-08'],
    ['hu', '2021. június 8.', '2021-06-08'],
    ['ro', '8 iunie 2021', '2021-06-08'],
    ['tr', '8 Ağustos 2021', '2021-08-08'],
    ['ru', '8 июня 2021 г.', '2021-06-08'],
    ['uk', '8 червня 2021 р.', '2021-06-08'],
    ['bg', '8 юни 2021', '2021-06-08'],
    ['el', '8 Ιουνίου 2021', '2021-06-08'],
    ['he', '8 ביוני 2021', '2021-06-08'],
    ['hi', '8 जून 2021', '2021-06-08'],
    ['vi', 'ngày 8 tháng 6 năm 2021', '2021-06-08'],
    ['id', 'Selasa, 8 Agustus 2021', '2021-08-08'],
    ['sw', '8 Machi 2021', '2021-03-08'],
    ['ka', '8 ივნისი 2021', '2021-06-08'],
    ['ja', '2021年6月8日', '2021-06-08'],
    ['ko', '2021년 6월 8일', '2021-06-08'],
    ['zh', '二〇二一年六月八日', '2021-06-08'],
  ])('reads %s: %s', (language, text, expected) => {
    expect(value(text, { language })).toBe(expected);
  });

  it.each([
    ['fa', '۱۸ خرداد ۱۴۰۰', '2021-06-08'],
    ['fa', '1400/03/18', '2021-06-08'],
    ['th', '8 มิ.ย. 2564', '2021-06-08'],
    ['th', '08/06/2564', '2021-06-08'],
    ['zh', '民國110年6月8日', '2021-06-08'],
    ['ja', '令和3年6月8日', '2021-06-08'],
    ['ja', '昭和64年1月7日', '1989-01-07'],
    ['ja', '2021(令和3)年6月8日', '2021-06-08'],
    ['ar', '٨ يونيو ٢٠٢١', '2021-06-08'],
  ])('turns other calendars and digits into ours, %s: %s', (language, text, expected) => {
    expect(value(text, { language })).toBe(expected);
  });

  it('is within a day or two of a Hijri date as announced', () => {
    expect(['2021-06-07', '2021-06-08', '2021-06-09']).toContain(value('27 شوال 1442', { language: 'ar' }));
  });

  it.each([
    ['en', 'June 8, 2021 at 3:45 PM EDT', '2021-06-08T15:45-04:00'],
    ['en', '5:12 p.m. ET January 8, 2021', '2021-01-08T17:12-05:00'],
    ['en', '5:12 p.m. ET June 8, 2021', '2021-06-08T17:12-04:00'],
    ['en-GB', '11:58, 8 JUN 2021', '2021-06-08T11:58'],
    ['en', 'June 8, 20217:55 AM UTCUpdated ago', '2021-06-08T07:55Z'],
    ['de', '08.06.2021, 14.05 Uhr', '2021-06-08T14:05'],
    ['de', '08.06.2021 01:48 min', '2021-06-08'],
    ['fr', 'le 8 juin 2021 à 14h05', '2021-06-08T14:05'],
    ['sv', 'kl. 14.05 den 8 juni 2021', '2021-06-08T14:05'],
    ['vi', '8/6/2021, 14:05 (GMT+7)', '2021-06-08T14:05+07:00'],
    ['zh', '2021年6月8日下午2:05', '2021-06-08T14:05'],
    ['ko', '2021.06.08 (화) 오후 2:05', '2021-06-08T14:05'],
    ['en', 'Tue, 08 Jun 2021 14:05:33 +0200', '2021-06-08T14:05:33+02:00'],
    ['en', 'Tue Jun 8 14:05:33 EDT 2021', '2021-06-08T14:05:33-04:00'],
    ['en', '2021-06-08T14:05:33.120-0400', '2021-06-08T14:05:33-04:00'],
    ['en', '20210608T140533Z', '2021-06-08T14:05:33Z'],
    ['en', '1623161133', '2021-06-08T14:05:33Z'],
  ])('keeps the time and the zone that were stated, %s: %s', (language, text, expected) => {
    expect(value(text, { language })).toBe(expected);
  });

  it.each([
    ['en', '2 hours ago', '2021-06-09T08:30Z'],
    ['en', 'an hour ago', '2021-06-09T09:30Z'],
    ['de', 'vor 3 Tagen', '2021-06-06'],
    ['fr', 'il y a 2 semaines', '2021-05-26'],
    ['es', 'hace 1 mes', '2021-05-09'],
    ['tr', '2 saat önce', '2021-06-09T08:30Z'],
    ['ru', 'вчера, 14:05', '2021-06-08T14:05'],
    ['ja', '3時間前', '2021-06-09T07:30Z'],
    ['ko', '3일 전', '2021-06-06'],
    ['en', 'December 18', '2020-12-18'],
  ])('counts from the reference, %s: %s', (language, text, expected) => {
    expect(value(text, { language })).toBe(expected);
    expect(parseDate(text, { language })).toBeNull();
  });

  it.each([
    'February 30, 2021',
    '31.04.2021',
    '30 Feb 2021',
    'Section 4.18.2',
    'Call 555-0418-2018',
    '192.168.10.12',
    'version 2.10.15',
    '© 2021',
    '1,524 comments',
    '3 min read',
    'Reading time: 3 minutes',
    'in 3 hours',
    'lasts 2 days',
    '{{date}}',
    '0000-00-00',
    '',
  ])('takes no date from %s', (text) => {
    expect(value(text, { language: 'en' })).toBeNull();
  });

  it('settles day and month by the site, then the country, then the language', () => {
    expect(value('03/05/2021', { order: 'mdy', country: 'gb' })).toBe('2021-03-05');
    expect(value('03/05/2021', { country: 'us', language: 'de' })).toBe('2021-03-05');
    expect(value('03/05/2021', { language: 'de' })).toBe('2021-05-03');
    expect(value('03/05/2021', { language: 'en-GB' })).toBe('2021-05-03');
  });

  it('says so where nothing settles day and month', () => {
    expect(parseDate('03/05/2021', { language: 'en' })?.ambiguous).toBe(true);
    expect(parseDate('03/05/2021', { language: 'fr' })?.ambiguous).toBeUndefined();
    expect(parseDate('13/05/2021', { language: 'en' })).toMatchObject({ value: '2021-05-13' });
    expect(parseDate('13/05/2021', { language: 'en' })?.ambiguous).toBeUndefined();
  });

  it('lets the weekday settle it', () => {
    expect(parseDate('Mon 03/05/2021', { language: 'en' })).toEqual({
      value: '2021-05-03',
      precision: 'day',
      role: 'unknown',
    });
  });

  it('reads a month that means two things by the language, and not at all without', () => {
    expect(value('8. listopada 2021', { language: 'hr' })).toBe('2021-10-08');
    expect(value('8 listopada 2021', { language: 'pl' })).toBe('2021-11-08');
    expect(value('8 listopada 2021')).toBeNull();
  });

  it('tells months and years by their precision', () => {
    expect(parseDate('June 2021')).toMatchObject({ value: '2021-06', precision: 'month' });
    expect(parseDate('2021')).toMatchObject({ value: '2021', precision: 'year' });
  });

  it('prefers what was published to what was changed', () => {
    expect(value('Updated June 9, 2021, first published June 8, 2021', { language: 'en' })).toBe('2021-06-08');
    expect(readDates('Publié le 8 juin 2021 à 14h52, modifié le 9 juin 2021 à 15h54', { language: 'fr' })).toEqual([
      { value: '2021-06-08T14:52', precision: 'minute', role: 'published' },
      { value: '2021-06-09T15:54', precision: 'minute', role: 'modified' },
    ]);
  });

  it('gives only dates that exist, whatever the text', () => {
    const pieces = fc.constantFrom(
      '8',
      '30',
      '2021',
      '21',
      'June',
      'Feb',
      '.',
      '/',
      '-',
      ' ',
      ':',
      'at',
      'pm',
      '月',
      '年',
      'ago',
      '2',
    );
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 12 }),
        fc.constantFrom('en', 'de', 'fa', 'th', undefined),
        (parts, language) => {
          const date = parseDate(parts.join(''), { language, reference: REFERENCE });
          if (date && date.precision !== 'year' && date.precision !== 'month') {
            const day = date.value.slice(0, 10);
            expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
          }
        },
      ),
    );
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        (text) => void parseDate(text, { reference: REFERENCE }),
      ),
    );
  });
});
