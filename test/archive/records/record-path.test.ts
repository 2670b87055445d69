import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  dateFolder,
  recordId,
  recordStem,
  siteFolder,
  slugOf,
  versionPath,
} from '../../../src/archive/records/record-path.ts';

const SOUND =
  /^records\/[a-z0-9][a-z0-9.-]*\/(?:\d{4}\/(?:\d\d|undated)|undated)\/(?:[a-z0-9-]+-)?[0-9a-f]{8}\.v1\.json$/;

const free = () => false;
const day = (value: string, precision = 'day' as 'day' | 'month' | 'year') => ({
  value,
  precision,
  raw: value,
  from: 'x',
});

test('a record lies by site, month and title', () => {
  const id = recordId('url:https://example.com/a');
  const named = { id, site: 'example.com', published: day('2018-04-18'), title: 'Russia’s Ferry — Łódź & Straße' };
  expect(versionPath(recordStem(named, free), 3)).toBe(
    `records/example.com/2018/04/russias-ferry-lodz-strasse-${id.slice(0, 8)}.v3.json`,
  );
});

test.each([
  ['2018-04-18T09:30+02:00', 'day', '2018/04'],
  ['2018-04', 'month', '2018/04'],
  ['2018', 'year', '2018/undated'],
  ['+275760-09-13', 'day', 'undated'],
  ['../../etc', 'day', 'undated'],
] as const)('a date of %s (%s) goes to %s', (value, precision, folder) => {
  expect(dateFolder(day(value, precision))).toBe(folder);
});

test('without site, date and Latin letters there is still a name', () => {
  const id = 'abcdef0123456789abcdef0123456789';
  expect(recordStem({ id, site: null, published: null, title: '漁船が港に戻る' }, free)).toBe(
    'records/unknown/undated/abcdef01',
  );
});

test('records whose names collide get more of their ids', () => {
  const id = 'abcdef0123456789abcdef0123456789';
  const taken = new Set(['records/unknown/undated/ferry-abcdef01']);
  const stem = recordStem({ id, site: null, published: null, title: 'Ferry' }, (path) => taken.has(path));
  expect(stem).toBe('records/unknown/undated/ferry-abcdef012345');
});

test.each([
  ['../../../etc/passwd', 'etc-passwd'],
  ['a\u0000b\u001b[31mred\nnew', 'a-b-31mred-new'],
  ['https://example.com/a?b=c', 'https-example-com-a-b-c'],
  ['\u202egnp.exe', 'gnp-exe'],
])('the title %j becomes %s', (title, slug) => {
  expect(slugOf(title)).toBe(slug);
});

test.each([
  ['..', 'unknown'],
  ['../../root', 'root'],
  ['Example Times', 'example-times'],
  ['xn--mnchen-3ya.example', 'xn--mnchen-3ya.example'],
  ['a/b\\c', 'a-b-c'],
])('the site %j becomes %s', (site, folder) => {
  expect(siteFolder(site)).toBe(folder);
});

test('whatever an input says, a path stays in its place, in few and short names', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 600 }),
    fc.constantFrom('x'.repeat(1_000_000), 'é'.repeat(300), '../../'.repeat(99)),
  );
  fc.assert(
    fc.property(text, text, text, (site, title, value) => {
      const path = versionPath(recordStem({ id: recordId(title), site, title, published: day(value) }, free), 1);
      expect(path).toMatch(SOUND);
      expect(path).not.toContain('..');
      for (const name of path.split('/')) expect(name.length).toBeLessThan(255);
    }),
    { numRuns: 300 },
  );
});
