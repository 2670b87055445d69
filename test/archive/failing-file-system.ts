import { type Appender, diskFileSystem, type FileSystem } from '../../src/archive/file-system.ts';

export interface FailingFileSystem {
  readonly files: FileSystem;
  operations(): number;
}

/**
 * The disk, up to its `stop`th change: that one is half done (a write is torn) and fails, as do all that follow. As if
 * the process had been killed there.
 */
export const stoppingAt = (stop: number): FailingFileSystem => failingFrom(stop, () => new Error('stopped'));

/** The same for a disk that refuses: with the error of the system that `code` names. */
export const refusingAt = (stop: number, code: string): FailingFileSystem =>
  failingFrom(stop, () => Object.assign(new Error(`${code}: refused`), { code }));

function failingFrom(stop: number, makeError: () => Error): FailingFileSystem {
  let done = 0;
  const change = (whole: () => void, half: () => void = () => {}): void => {
    done++;
    if (done === stop) half();
    if (done >= stop) throw makeError();
    whole();
  };
  const files: FileSystem = {
    ...diskFileSystem,
    makeFolder: (path) => change(() => diskFileSystem.makeFolder(path)),
    writeNew: (path, bytes) =>
      change(
        () => diskFileSystem.writeNew(path, bytes),
        () => diskFileSystem.writeNew(path, bytes.subarray(0, bytes.length / 2)),
      ),
    append: (path, size) => {
      let appender: Appender | undefined;
      change(() => {
        appender = diskFileSystem.append(path, size);
      });
      return failingAppender(appender as Appender, change);
    },
    truncate: (path, size) => change(() => diskFileSystem.truncate(path, size)),
    rename: (from, to) => change(() => diskFileSystem.rename(from, to)),
    remove: (path) => change(() => diskFileSystem.remove(path)),
    syncFile: () => change(() => {}),
    syncFolder: () => change(() => {}),
    syncAll: () => change(() => {}),
  };
  return { files, operations: () => done };
}

function failingAppender(appender: Appender, change: (whole: () => void, half?: () => void) => void): Appender {
  return {
    append: (bytes) =>
      change(
        () => appender.append(bytes),
        () => appender.append(bytes.subarray(0, bytes.length / 2)),
      ),
    sync: () => change(() => {}),
    close: () => appender.close(),
  };
}
