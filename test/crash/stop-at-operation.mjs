/**
 * Loaded before the program (`node --import`): counts its changes to the file system, and at the one that `STOP_AT`
 * names does half of it and kills the process (`FAULT=kill`), cuts the power of the file system at `CUT` first
 * (`FAULT=cut`), or fails it and all that follow with the error that `FAULT` names. A line for each is written to
 * `TRACE_TO` when the process exits; the log of the run is copied to `ACKNOWLEDGED_TO` whenever a part of it has been
 * acknowledged. With `NO_SYNC` nothing is ever synced: the negative control. With `ON_THREAD` the changes are counted that
 * the archive's thread makes, and not those of the main one.
 */
import child from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const stopAt = Number(process.env['STOP_AT'] ?? Number.POSITIVE_INFINITY);
const fault = process.env['FAULT'] ?? 'kill';
const cutAt = process.env['CUT'];
const acknowledgedTo = process.env['ACKNOWLEDGED_TO'];
const isCounted = isMainThread !== (process.env['ON_THREAD'] !== undefined);
const syncs = process.env['NO_SYNC'] === undefined;
const traceTo = process.env['TRACE_TO'];
const original = { ...fs };
const { spawnSync } = child;
const paths = new Map();
const trace = [];
let operations = 0;

const READING = new Set([undefined, 'r', original.constants.O_RDONLY]);

/** What is thrown in place of a system's error. */
function failWith(code, name) {
  return Object.assign(new Error(`${code}: injected, ${name}`), { code, syscall: name });
}

function step(name, target, whole, half = () => {}) {
  operations++;
  if (traceTo !== undefined) trace.push(`${name} ${typeof target === 'number' ? paths.get(target) : target}`);
  if (operations < stopAt) return whole();
  // A disk that is full stays so; what is removed still can be.
  if (operations > stopAt && name === 'rm') return whole();
  half();
  if (fault === 'cut') cutPower();
  else if (fault !== 'kill') throw failWith(fault, name);
  process.kill(process.pid, 'SIGKILL');
  // The signal is on its way.
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

/** EXT4_IOC_SHUTDOWN without flushing the journal: what isn't on the disk by now will never be. */
function cutPower() {
  const code = `import fcntl, os, struct
fcntl.ioctl(os.open(${JSON.stringify(cutAt)}, os.O_RDONLY), 0x8004587d, struct.pack('I', 2))`;
  const { status, stderr } = spawnSync('python3', ['-c', code], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`the power could not be cut: ${stderr}`);
}

/** Behind the program's back, so that it counts for nothing. */
function noteAcknowledged(file) {
  const path = paths.get(file);
  if (acknowledgedTo !== undefined && path.endsWith('.wal')) original.copyFileSync(path, acknowledgedTo);
}

if (isCounted) {
  fs.openSync = (path, flags, mode) => {
    const open = () => original.openSync(path, flags, mode);
    const file = READING.has(flags) ? open() : step('open', path, open);
    paths.set(file, path);
    return file;
  };
  fs.writeSync = (file, bytes, offset, length, position) => {
    const at = offset ?? 0;
    const size = length ?? bytes.length - at;
    return step(
      'write',
      file,
      () => original.writeSync(file, bytes, at, size, position),
      () => original.writeSync(file, bytes, at, Math.floor(size / 2), position),
    );
  };
  for (const [name, short] of [
    ['renameSync', 'rename'],
    ['rmSync', 'rm'],
    ['mkdirSync', 'mkdir'],
    ['ftruncateSync', 'ftruncate'],
  ]) {
    fs[name] = (...parameters) => step(short, parameters[0], () => original[name](...parameters));
  }
  fs.fsyncSync = (file) => step('fsync', file, () => syncs && original.fsyncSync(file));
  fs.fdatasyncSync = (file) => {
    step('fdatasync', file, () => syncs && original.fdatasyncSync(file));
    noteAcknowledged(file);
  };
  child.spawnSync = (command, ...rest) =>
    step('flush', command, () => (syncs ? spawnSync(command, ...rest) : { status: 0, stdout: '', stderr: '' }));
  syncBuiltinESMExports();
  if (traceTo !== undefined) process.on('exit', () => original.writeFileSync(traceTo, trace.join('\n')));
}
