import { join } from 'node:path';
import { expect, it } from 'vitest';
import { bootstrapGain } from '../../bench/peers/bootstrap.ts';
import { measureLaps, median } from '../../bench/speed/measure-laps.ts';
import { ALL, createWalk } from '../../bench/speed/walk-stages.ts';
import type { RawDocument } from '../../src/article.ts';
import { loadConfig } from '../../src/config/load-config.ts';

const CONFIG = join(import.meta.dirname, '../../bench/default.config.ts');

const document = (mediaType: RawDocument['mediaType'], text: string): RawDocument => ({
  source: { path: 'crane', sha256: '0'.repeat(64) },
  mediaType,
  bytes: new TextEncoder().encode(text),
  collection: '',
  claims: [],
});

it('walks warm-ups and repeats, and tells each stage once, in order', async () => {
  let walked = 0;
  const speeds = await measureLaps(
    ['a', 'b'],
    (_, lap) => {
      walked++;
      lap('first');
      lap('second');
    },
    { warmups: 1, repeats: 2 },
  );
  expect(walked).toBe(6);
  expect(speeds.map(({ stage }) => stage)).toEqual(['first', 'second']);
  expect(speeds.every(({ perCpuSecond, range }) => range[0] <= perCpuSecond && perCpuSecond <= range[1])).toBe(true);
});

it('takes the middle, or the mean of the two in the middle', () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 2, 9])).toBe(3);
});

it('leads documents through the stages that the product has', async () => {
  const config = await loadConfig(CONFIG);
  const stages: string[] = [];
  createWalk(config, 'page')(document('text/html', '<title>Crane</title><p>The harbour crane leaves.</p>'), (stage) => {
    stages.push(stage);
  });
  expect(stages).toEqual(
    expect.arrayContaining(['  parse', 'extract', 'clean', 'normalise', 'identify (not in all)', ALL]),
  );
  const ofText: string[] = [];
  createWalk(config, 'text')(document('text/plain', 'The harbour crane leaves.'), (stage) => ofText.push(stage));
  expect(stages.slice(-ofText.length)).toEqual(ofText);
});

it('is sure of a difference that every page has, and of none between equals', () => {
  const page = (ours: number, theirs: number) => ({ ours: { p: ours, r: ours }, theirs: { p: theirs, r: theirs } });
  const better = bootstrapGain([page(0.9, 0.8), page(0.7, 0.6), page(1, 0.9)]);
  expect(better.gain).toBeCloseTo(0.1, 12);
  expect(better.low).toBeGreaterThan(0);
  const equal = bootstrapGain([page(0.9, 0.7), page(0.7, 0.9)]);
  expect(equal.gain).toBeCloseTo(0, 12);
  expect(equal.low).toBeLessThan(0);
  expect(equal.high).toBeGreaterThan(0);
});
