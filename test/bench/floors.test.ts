import { expect, it } from 'vitest';
import { chooseSample } from '../../bench/data/choose-sample.ts';
import { findFloors, judgeFigures, raiseFloors } from '../../bench/floors.ts';
import type { Figure } from '../../bench/section.ts';

const f1 = (value: number): Figure => ({ name: 'f1', value, cases: 10, better: 'more' });
const wrong = (value: number): Figure => ({ name: 'wrong', value, cases: 10, better: 'less' });
const PINNED = raiseFloors({}, 'dates', 'digest', 'all', [f1(0.91259), wrong(0.0311)]);

it('pins floors cut to three digits, in the direction that is worse', () => {
  expect(findFloors(PINNED, 'dates', 'digest', 'all')).toEqual({ f1: 0.912, wrong: 0.032 });
});

it('raises floors and lowers none', () => {
  const raised = raiseFloors(PINNED, 'dates', 'digest', 'all', [f1(0.95), wrong(0.2)]);
  expect(findFloors(raised, 'dates', 'digest', 'all')).toEqual({ f1: 0.95, wrong: 0.032 });
});

it('holds floors against the data and the extent they were measured on only', () => {
  expect(findFloors(PINNED, 'dates', 'other', 'all')).toBeNull();
  expect(findFloors(PINNED, 'dates', 'digest', 'sample-10')).toBeNull();
  expect(findFloors(raiseFloors(PINNED, 'dates', 'other', 'all', [f1(0.5)]), 'dates', 'other', 'all')).toEqual({
    f1: 0.5,
  });
});

it('fails what is below its floor, and what was not measured', () => {
  const floors = findFloors(PINNED, 'dates', 'digest', 'all');
  expect(judgeFigures([f1(0.912), wrong(0.032)], floors).every(({ ok }) => ok)).toBe(true);
  expect(judgeFigures([f1(0.911), wrong(0.033)], floors).map(({ ok }) => ok)).toEqual([false, false]);
  expect(judgeFigures([f1(0.95)], floors).map(({ name, ok }) => [name, ok])).toEqual([
    ['f1', true],
    ['wrong', false],
  ]);
});

it('gives a share in a sample room for one case, and a mean none', () => {
  const floors = { title: 0.9, f1: 0.9 };
  const title = (value: number): Figure => ({ name: 'title', value, cases: 40, better: 'more', step: 1 / 40 });
  expect(judgeFigures([title(0.875), f1(0.9)], floors, 1).every(({ ok }) => ok)).toBe(true);
  expect(judgeFigures([title(0.85), f1(0.89)], floors, 1).map(({ ok }) => ok)).toEqual([false, false]);
  expect(judgeFigures([title(0.875), f1(0.9)], floors).map(({ ok }) => ok)).toEqual([false, true]);
});

it('draws the same sample from any order, from all strata and as many sites as it can', () => {
  const items = ['a1', 'a2', 'a3', 'b1', 'b2', 'c1'].map((id) => ({ id, site: id[0] as string }));
  const of = ({ id, site }: (typeof items)[number]) => ({ id, site, stratum: site === 'c' ? 'few' : 'many' });
  const drawn = chooseSample(items, 3, of);
  expect(chooseSample(items.toReversed(), 3, of)).toEqual(drawn);
  expect(new Set(drawn.map(({ site }) => site))).toEqual(new Set(['a', 'b', 'c']));
  expect(chooseSample(items, 99, of)).toHaveLength(6);
});
