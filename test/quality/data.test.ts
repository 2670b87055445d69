import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { needData } from './shared-data.ts';

it('has scored cases to hold the floors against', (context) => {
  expect(readdirSync(needData(context, 'data')).length).toBeGreaterThan(0);
});
