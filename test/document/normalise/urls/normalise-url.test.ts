import { describe, expect, it } from 'vitest';
import { dateOfPath } from '../../../../src/document/normalise/urls/date-of-path.ts';
import { normaliseUrl } from '../../../../src/document/normalise/urls/normalise-url.ts';

describe('normaliseUrl', () => {
  it.each([
    ['HTTP://www.Example.org:80/News/', 'https://example.org/News'],
    ['https://example.org/a?utm_source=x&id=7&fbclid=y#top', 'https://example.org/a?id=7'],
    ['https://example.org/a?b=2&a=1', 'https://example.org/a?a=1&b=2'],
    ['https://m.example.org/a', 'https://example.org/a'],
    ['https://example.org/a/amp/', 'https://example.org/a'],
    ['https://example.org/amp/a', 'https://example.org/a'],
    ['https://example.org/a?output=amp', 'https://example.org/a'],
    ['https://example.org/a/print', 'https://example.org/a'],
    ['https://example.org/a?view=print', 'https://example.org/a'],
    ['https://example.org/a/index.html', 'https://example.org/a'],
    ['https://bücher.example/a', 'https://xn--bcher-kva.example/a'],
    ['//example.org/a', 'https://example.org/a'],
    ['https://web.archive.org/web/20180418010203/http://www.example.org/a', 'https://example.org/a'],
  ])('writes %s one way', (url, expected) => {
    expect(normaliseUrl(url)).toBe(expected);
    expect(normaliseUrl(expected)).toBe(expected);
  });

  it.each([
    '',
    'not a url',
    'mailto:a@example.org',
    'javascript:void(0)',
    'https://localhost/a',
    `https://example.org/${'a'.repeat(3000)}`,
  ])('refuses %.40s', (url) => {
    expect(normaliseUrl(url)).toBeNull();
  });

  it('resolves against a base', () => {
    expect(normaliseUrl('/b?utm_medium=x', 'https://example.org/a')).toBe('https://example.org/b');
    expect(normaliseUrl('/b')).toBeNull();
  });
});

describe('dateOfPath', () => {
  it.each([
    ['https://example.org/2021/06/08/title', '2021-06-08'],
    ['https://example.org/news/2021-6-8-title', '2021-06-08'],
    ['https://example.org/title-20210608.html', '2021-06-08'],
    ['https://example.org/blog/2021/june/8/title', '2021-06-08'],
    ['https://example.org/blog/2021/ferry/8/title', null],
    ['https://example.org/2021/06/title', null],
    ['https://example.org/2021/13/08/title', null],
    ['https://example.org/news/A2021060820290000630', '2021-06-08'],
    ['https://example.org/news/2021060899990000630', null],
    ['https://example.org/id/12021060899', null],
  ])('reads %s as %s', (url, expected) => {
    expect(dateOfPath(url)).toBe(expected);
  });
});
