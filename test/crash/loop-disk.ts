/** A small ext4 in a file, whose power can be cut. Needs root, a loop device and Python. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { disk } from './hook-disk.ts';

export interface LoopDisk {
  /** Where it is mounted. */
  readonly path: string;
  /** Makes it empty. */
  format(): void;
  /** Keeps what lies on it now, for `reset`. */
  keep(): void;
  /** Mounts it as it was kept. */
  reset(): void;
  /** What isn't on the disk by now will never be; nothing can be read or written until it is mounted again. */
  cut(): void;
  remount(): void;
  remove(): void;
}

const MEBIBYTES = 64;

/** @throws Error where there can be none */
export function makeLoopDisk(folder: string): LoopDisk {
  const path = join(folder, 'disk');
  const image = join(folder, 'image');
  const kept = join(folder, 'image.kept');
  const mount = (): void => shell('mount', '-o', 'loop', image, path);
  // A program that was failed may have files open there. Its disk goes away under it: what is mounted next is a copy.
  const unmount = (): void => {
    if (disk.spawnSync('umount', [path]).status === 0) return;
    shell('umount', '-l', path);
    shell('cp', '--sparse=always', image, `${image}.copy`);
    shell('mv', `${image}.copy`, image);
  };
  mkdirSync(path, { recursive: true });
  const make = (): void => {
    shell('rm', '-f', image);
    shell('truncate', '-s', `${MEBIBYTES}M`, image);
    shell('mkfs.ext4', '-q', '-F', image);
    mount();
  };
  make();
  return {
    path,
    format: () => {
      unmount();
      make();
    },
    keep: () => {
      unmount();
      shell('cp', '--sparse=always', image, kept);
      mount();
    },
    reset: () => {
      unmount();
      shell('rm', '-f', image);
      shell('cp', '--sparse=always', kept, image);
      mount();
    },
    cut: () => shell('python3', '-c', shutdown(path)),
    remount: () => {
      unmount();
      mount();
    },
    remove: () => void disk.spawnSync('umount', ['-l', path]),
  };
}

/** EXT4_IOC_SHUTDOWN, without flushing the journal. */
const shutdown = (path: string): string => `import fcntl, os, struct
fcntl.ioctl(os.open(${JSON.stringify(path)}, os.O_RDONLY), 0x8004587d, struct.pack('I', 2))`;

export function shell(command: string, ...args: string[]): void {
  const { status, stderr, error } = disk.spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${error?.message ?? stderr}`);
}
