/** What comes out is as good as it was: the pinned floors, on a fixed sample that is quick to measure. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { digestFiles } from '../../bench/data/digest-files.ts';
import { extentOf, findFloors, judgeFigures, readFloors, roomOf } from '../../bench/floors.ts';
import { parseSections } from '../../bench/sections/sections.ts';
import { needData, SHARED } from './shared-data.ts';

/** Pages; `npm run quality` measures all of them. */
const SAMPLES: Readonly<Record<string, number>> = { 'extraction-alone': 200, 'dumps-alone': 24, 'dumps-together': 24 };

const QUICK = ['extraction-alone', 'dumps', 'seedlike', 'dates', 'bylines', 'duplicates'].join();

describe('quality does not fall below its pinned floor', () => {
  for (const section of parseSections(QUICK)) {
    it(section.name, async (context) => {
      for (const source of section.sources) needData(context, join('data', source));
      const data = join(SHARED, 'data');
      const sample = SAMPLES[section.name] ?? null;
      const floors = findFloors(readFloors(), section.name, digestFiles(data, section.sources), extentOf(sample));
      context.skip(
        floors === null,
        'the floors were pinned on other data: measure anew with `npm run quality -- --pin`',
      );
      const { figures } = await section.measure({ data, sample });
      expect(judgeFigures(figures, floors, roomOf(sample)).filter(({ ok }) => !ok)).toEqual([]);
    });
  }
});
