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

/** `dumps` is `dumps-alone` and `dumps-together`. @throws Error for a name of none */
export function chooseSections(names: readonly string[]): readonly Section[] {
  const is = (section: Section, name: string) => section.name === name || section.name.startsWith(`${name}-`);
  const unknown = names.find((name) => !SECTIONS.some((section) => is(section, name)));
  if (unknown !== undefined)
    throw new Error(`no section is called ${unknown}: there are ${SECTIONS.map(({ name }) => name).join(', ')}`);
  return names.length === 0 ? SECTIONS : SECTIONS.filter((section) => names.some((name) => is(section, name)));
}
