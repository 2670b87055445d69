import { InvalidArgumentError } from 'commander';
import type { Section } from '../section.ts';
import { BYLINES } from './bylines.ts';
import { DATES } from './dates.ts';
import { DUMPS_ALONE, DUMPS_TOGETHER } from './dumps.ts';
import { DUPLICATES, RELATIONS } from './duplicates.ts';
import { EXTRACTION_ALONE, EXTRACTION_TOGETHER } from './extraction.ts';
import { SEEDLIKE } from './seedlike.ts';

export const SECTIONS: readonly Section[] = [
  EXTRACTION_ALONE,
  EXTRACTION_TOGETHER,
  DUMPS_ALONE,
  DUMPS_TOGETHER,
  SEEDLIKE,
  DATES,
  BYLINES,
  DUPLICATES,
  RELATIONS,
];

/** Reads names, separated by commas; `dumps` is `dumps-alone` and `dumps-together`. @throws InvalidArgumentError for a name of none */
export function parseSections(value: string): readonly Section[] {
  const names = value.split(',');
  const is = (section: Section, name: string) => section.name === name || section.name.startsWith(`${name}-`);
  const unknown = names.find((name) => !SECTIONS.some((section) => is(section, name)));
  if (unknown !== undefined)
    throw new InvalidArgumentError(`Expected some of ${SECTIONS.map(({ name }) => name).join(', ')}, got ${unknown}.`);
  return SECTIONS.filter((section) => names.some((name) => is(section, name)));
}
