/**
 * Floors: what a figure was once and may not fall below. Each holds for the data it was measured on, known by their
 * digest, and for all of them or a sample of one size. The tool raises floors; lowering one is an edit of the file.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Figure } from './section.ts';

/** By figure: the floor, or the ceiling where less is better. */
type FloorSet = Readonly<Record<string, number>>;

interface SectionFloors {
  readonly data: string;
  /** By `all` or `sample-N`. */
  readonly of: Readonly<Record<string, FloorSet>>;
}

export type Floors = Readonly<Record<string, SectionFloors>>;

export interface JudgedFigure extends Figure {
  readonly floor: number | null;
  readonly ok: boolean;
}

const PATH = join(import.meta.dirname, 'floors.json');
const DIGITS = 1000;
/** A floor is cut to three digits; what is less than that is no news. */
const SLACK = 1e-9;

export const readFloors = (): Floors => JSON.parse(readFileSync(PATH, 'utf8')) as Floors;

export function writeFloors(floors: Floors): void {
  writeFileSync(PATH, `${JSON.stringify(floors, null, 2)}\n`);
}

/** In a sample, one case of each. */
export const roomOf = (sample: number | null): number => (sample === null ? 0 : 1);

export const extentOf = (sample: number | null): string => (sample === null ? 'all' : `sample-${sample}`);

/** The floors for these very data, or null: floors of other data say nothing. */
export function findFloors(floors: Floors, section: string, data: string, extent: string): FloorSet | null {
  const known = floors[section];
  return known?.data === data ? (known.of[extent] ?? null) : null;
}

/**
 * A figure that a floor is there for but that wasn't measured has failed, too.
 * @param room cases by which a share or a count may fall short: in a sample of forty pages, one is three hundredths
 */
export function judgeFigures(figures: readonly Figure[], floors: FloorSet | null, room = 0): JudgedFigure[] {
  const judged = figures.map((found) => {
    const floor = found.better === null ? null : (floors?.[found.name] ?? null);
    return { ...found, floor, ok: floor === null || reaches(found, floor, room) };
  });
  const missing = Object.entries(floors ?? {}).filter(([name]) => !figures.some((found) => found.name === name));
  return [
    ...judged,
    ...missing.map(([name, floor]) => ({ name, value: Number.NaN, cases: 0, better: null, floor, ok: false })),
  ];
}

function reaches({ value, better, step = 0 }: Figure, floor: number, room: number): boolean {
  const slack = room * step + SLACK;
  return better === 'less' ? value <= floor + slack : value >= floor - slack;
}

/** The floors with those raised that were surpassed; none is lowered. Floors of other data give way to these. */
export function raiseFloors(
  floors: Floors,
  section: string,
  data: string,
  extent: string,
  figures: readonly Figure[],
): Floors {
  const known = floors[section]?.data === data ? floors[section].of : {};
  const old = known[extent] ?? {};
  const raised = figures
    .filter(({ better }) => better !== null)
    .map((found): [string, number] => [found.name, better(found, old[found.name])]);
  return { ...floors, [section]: { data, of: { ...known, [extent]: { ...old, ...Object.fromEntries(raised) } } } };
}

function better({ value, better: direction }: Figure, floor: number | undefined): number {
  if (direction === 'less') return Math.min(floor ?? Infinity, Math.ceil(value * DIGITS - SLACK) / DIGITS);
  return Math.max(floor ?? -Infinity, Math.floor(value * DIGITS + SLACK) / DIGITS);
}
