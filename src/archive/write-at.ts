import { writeSync } from 'node:fs';

/** All of some bytes to a place in a file: the system may take them in several goes. */
export function writeAt(file: number, bytes: Uint8Array, place: number): void {
  for (let done = 0; done < bytes.length; ) {
    done += writeSync(file, bytes, done, bytes.length - done, place + done);
  }
}
