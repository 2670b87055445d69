import { describe, expect, it } from 'vitest';
import { dayOf, settleIdentity } from '../../src/store/settle-identity.ts';

const document = (day: string | null, similarity: number) => ({ fallback: 'content:f', day, similarity });

describe('settleIdentity', () => {
  it('keeps a URL for the same day, however much the text changed', () => {
    expect(settleIdentity('url', 'url:u', '2018-04-18', document('2018-04-18', 0))).toBe('url:u');
  });

  it('keeps a URL on another day when the texts resemble each other', () => {
    expect(settleIdentity('url', 'url:u', '2018-04-18', document('2018-04-19', 0.2))).toBe('url:u');
  });

  it('splits a URL that carries another article each day', () => {
    expect(settleIdentity('url', 'url:u', '2018-04-18', document('2018-04-19', 0.19))).toBe('url:u#2018-04-19');
  });

  it('never splits by a day that is not known', () => {
    expect(settleIdentity('url', 'url:u', '2018-04-18', document(null, 0))).toBe('url:u');
    expect(settleIdentity('url', 'url:u', null, document('2018-04-18', 0))).toBe('url:u');
  });

  it('holds a title only for texts that resemble each other', () => {
    expect(settleIdentity('title', 'title:t', '2018-04-18', document('2018-04-18', 0.3))).toBe('title:t');
    expect(settleIdentity('title', 'title:t', '2018-04-18', document('2018-04-18', 0.29))).toBe('content:f');
  });
});

describe('dayOf', () => {
  it.each([
    ['2018-04-18', '2018-04-18'],
    ['2018-04-18T09:30+02:00', '2018-04-18'],
    ['2018-04', null],
    [null, null],
  ])('%s → %s', (value, day) => expect(dayOf(value)).toBe(day));
});
