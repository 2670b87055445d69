/**
 * Loaded before the program (`node --import`): counts its changes to the file system, and at the one that `STOP_AT`
 * names does half of it and kills the process, or fails it and all that follow with the error that `FAULT` names. A
 * line for each is written to `TRACE_TO` when the process exits.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const stopAt = Number(process.env['STOP_AT'] ?? Number.POSITIVE_INFINITY);
const fault = process.env['FAULT'] ?? 'kill';
const traceTo = process.env['TRACE_TO'];
const original = { ...fs };
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
  if (operations < stopAt || (operations > stopAt && fault === 'kill')) return whole();
  // A disk that is full stays so; what is removed still can be.
  if (operations > stopAt && name === 'rm') return whole();
  half();
  if (fault !== 'kill') throw failWith(fault, name);
  process.kill(process.pid, 'SIGKILL');
  // The signal is on its way.
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

if (isMainThread) {
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
    ['fsyncSync', 'fsync'],
    ['fdatasyncSync', 'fdatasync'],
  ]) {
    fs[name] = (...parameters) => step(short, parameters[0], () => original[name](...parameters));
  }
  syncBuiltinESMExports();
  if (traceTo !== undefined) process.on('exit', () => original.writeFileSync(traceTo, trace.join('\n')));
}
