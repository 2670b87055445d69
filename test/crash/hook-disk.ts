/**
 * Lets a watcher see every change that this process makes to the file system, before it is made: to refuse it, to tear it,
 * or to look at what is there. Synchronous calls of `node:fs`, `fdatasync` and the program that flushes; SQLite's own writes are not
 * among them (`sweep-catalog.ts` stops there).
 */
import child from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

export interface DiskOperation {
  /** `open`, `write`, `rename`, `rm`, `mkdir`, `ftruncate`, `copy`, `link`, `fsync`, `fdatasync`, `flush` */
  readonly name: string;
  /** The file or folder that is changed. */
  readonly path: string;
  /** Does the first half of it, where it has halves: a write that is torn. The operation then only does the rest. */
  tear(): void;
}

export interface DiskWatcher {
  /** What it throws the program gets in place of the operation. */
  before?(operation: DiskOperation): void;
  after?(operation: DiskOperation): void;
  /** Nothing is ever flushed to the disk: the control. */
  readonly withoutSyncs?: boolean;
}

let watcher: DiskWatcher | undefined;
let isLooking = false;

/** From now on this one is asked; nobody, where none is given. What a watcher does itself isn't watched. */
export function watchDisk(next: DiskWatcher | undefined): void {
  watcher = next;
}

/** As they were before they were hooked. */
export const disk = { ...fs, spawnSync: child.spawnSync };

interface Steps<Result> {
  readonly whole: () => Result;
  readonly half?: () => void;
  /** What is left to do after the half. */
  readonly rest?: () => Result;
}

function step<Result>(name: string, path: string, { whole, half, rest = whole }: Steps<Result>): Result {
  const asked = watcher;
  if (asked === undefined || isLooking) return whole();
  let isTorn = false;
  const tear = (): void => {
    if (!isTorn) half?.();
    isTorn = true;
  };
  const operation = { name, path, tear };
  aside(() => asked.before?.(operation));
  const result = isTorn ? rest() : whole();
  aside(() => asked.after?.(operation));
  return result;
}

function aside(look: () => void): void {
  isLooking = true;
  try {
    look();
  } finally {
    isLooking = false;
  }
}

type Call = (...parameters: unknown[]) => unknown;
const hooked = fs as unknown as Record<string, Call>;
const plain = disk as unknown as Record<string, Call>;
const paths = new Map<number, string>();
const pathOf = (file: number): string => paths.get(file) ?? `file ${file}`;
const isReading = (flags: unknown): boolean =>
  flags === undefined || flags === 'r' || flags === disk.constants.O_RDONLY;

function hookFiles(): void {
  hooked['openSync'] = (path, flags, mode) => {
    const whole = (): number => disk.openSync(path as string, flags as string, mode as number);
    const file = isReading(flags) ? whole() : step('open', String(path), { whole });
    paths.set(file, String(path));
    return file;
  };
  hooked['writeSync'] = (...[file, bytes, offset, length, position]) => {
    const at = (offset as number | undefined) ?? 0;
    const size = (length as number | undefined) ?? (bytes as Uint8Array).length - at;
    const place = (position as number | null | undefined) ?? null;
    const write = (from: number, to: number): number =>
      disk.writeSync(file as number, bytes as Uint8Array, at + from, to - from, place === null ? null : place + from);
    const middle = Math.floor(size / 2);
    return step('write', pathOf(file as number), {
      whole: () => write(0, size),
      half: () => void write(0, middle),
      rest: () => middle + write(middle, size),
    });
  };
  for (const name of ['writeFileSync', 'appendFileSync']) {
    hooked[name] = (path, data, options) => {
      const bytes = Buffer.from(data as string);
      const put = (part: Uint8Array): unknown => plain[name]?.(path, part, options);
      const middle = Math.floor(bytes.length / 2);
      return step('write', String(path), {
        whole: () => put(bytes),
        half: () => void put(bytes.subarray(0, middle)),
        rest: () => put(name === 'writeFileSync' ? bytes : bytes.subarray(middle)),
      });
    };
  }
  hooked['copyFileSync'] = (from, to, mode) => {
    const whole = (): void => disk.copyFileSync(from as string, to as string, mode as number);
    const half = (): void => {
      whole();
      disk.truncateSync(to as string, Math.floor(disk.statSync(to as string).size / 2));
    };
    return step('copy', String(to), { whole, half });
  };
}

const WHOLE: readonly (readonly [call: string, name: string, target: number])[] = [
  ['renameSync', 'rename', 1],
  ['linkSync', 'link', 1],
  ['rmSync', 'rm', 0],
  ['unlinkSync', 'rm', 0],
  ['mkdirSync', 'mkdir', 0],
  ['ftruncateSync', 'ftruncate', 0],
];

function hookChanges(): void {
  for (const [call, name, target] of WHOLE) {
    hooked[call] = (...parameters) => {
      const changed = parameters[target];
      const path = typeof changed === 'number' ? pathOf(changed) : String(changed);
      return step(name, path, { whole: () => plain[call]?.(...parameters) });
    };
  }
}

function hookSyncs(): void {
  for (const [call, name] of [
    ['fsyncSync', 'fsync'],
    ['fdatasyncSync', 'fdatasync'],
  ] as const) {
    hooked[call] = (file) =>
      step(name, pathOf(file as number), {
        whole: () => (watcher?.withoutSyncs === true ? undefined : plain[call]?.(file)),
      });
  }
  // Nothing waits for this one: what is watched is that it is asked for.
  hooked['fdatasync'] = (file, done) =>
    step('fdatasync', pathOf(file as number), {
      whole: () => {
        if (watcher?.withoutSyncs === true) setImmediate(done as (error: null) => void, null);
        else disk.fdatasync(file as number, done as (error: Error | null) => void);
      },
    });
  const program = child as unknown as Record<string, Call>;
  program['spawnSync'] = (command, args, options) => {
    if (command !== 'sync') return disk.spawnSync(command as string, args as string[], options as object);
    const done = { status: 0, stdout: '', stderr: '' };
    const whole = (): unknown =>
      watcher?.withoutSyncs === true ? done : disk.spawnSync('sync', args as string[], options as object);
    return step('flush', String((args as string[]).at(-1)), { whole });
  };
}

hookFiles();
hookChanges();
hookSyncs();
syncBuiltinESMExports();
