/** The static checks of `npm test`, as data. The tests themselves come last, see run-checks.ts. */

export interface Check {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** How many things the check has read, from what it printed. A check that read nothing has failed, whatever its exit code. */
  readonly countRead: (output: string) => number;
  readonly noun: string;
}

const OWN_FILE = /^(?!.*\/node_modules\/)\/.*\.(?:ts|mts|json)$/gm;
const BIOME_COUNT = /Checked (\d+) files?/;
const CRUISED_COUNT = /(\d+) modules?, \d+ dependenc/;
const KNIP_COUNT = /knip read (\d+) files/;
const PACKED_COUNT = /holds (\d+) files/;

export const CHECKS: readonly Check[] = [
  {
    name: 'types',
    command: ['tsc', '--noEmit', '--pretty', 'false', '--listFiles', '--project', '.'],
    countRead: (output) => output.match(OWN_FILE)?.length ?? 0,
    noun: 'files',
  },
  {
    name: 'lint',
    command: ['biome', 'check', '--error-on-warnings', '--colors=off'],
    countRead: (output) => numberIn(output, BIOME_COUNT),
    noun: 'files',
  },
  {
    name: 'imports',
    command: ['depcruise', '--config', '.dependency-cruiser.mjs', 'src'],
    countRead: (output) => numberIn(output, CRUISED_COUNT),
    noun: 'modules',
  },
  {
    name: 'dead-code',
    command: ['knip', '--no-progress', '--reporter', 'symbols', '--reporter', './scripts/count-knip-files.ts'],
    countRead: (output) => numberIn(output, KNIP_COUNT),
    noun: 'files',
  },
  {
    name: 'package',
    command: ['node', 'scripts/check-package.ts'],
    countRead: (output) => numberIn(output, PACKED_COUNT),
    noun: 'files',
  },
];

function numberIn(output: string, pattern: RegExp): number {
  return Number(pattern.exec(output)?.[1] ?? 0);
}
