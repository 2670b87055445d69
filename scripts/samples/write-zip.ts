/** A zip file of a few small entries, the same bytes for the same entries: all carry one fixed time. */
import { crc32, deflateRawSync } from 'node:zlib';

/** 2020-06-01 00:00:00 in the format's own, MS-DOS, form. */
const DATE = ((2020 - 1980) << 9) | (6 << 5) | 1;
const UTF8_NAMES = 0x0800;
const DEFLATE = 8;
const VERSION = 20;

export function writeZip(entries: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const packed = deflateRawSync(content, { level: 9 });
    const common = describeEntry(name, content, packed);
    const local = Buffer.concat([signature(0x04034b50), common, Buffer.from(name), packed]);
    directory.push(
      Buffer.concat([signature(0x02014b50), uint16(VERSION), common, centralTail(offset), Buffer.from(name)]),
    );
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const count = uint16(directory.length);
  const end = [
    signature(0x06054b50),
    uint16(0),
    uint16(0),
    count,
    count,
    uint32(central.length),
    uint32(offset),
    uint16(0),
  ];
  return Buffer.concat([...locals, central, ...end]);
}

/** The part that the local header and the central directory share. */
function describeEntry(name: string, content: Uint8Array, packed: Uint8Array): Buffer {
  const sizes = [uint32(crc32(content)), uint32(packed.length), uint32(content.length)];
  const lengths = [uint16(Buffer.byteLength(name)), uint16(0)];
  return Buffer.concat([
    uint16(VERSION),
    uint16(UTF8_NAMES),
    uint16(DEFLATE),
    uint16(0),
    uint16(DATE),
    ...sizes,
    ...lengths,
  ]);
}

/** Comment length, disk, internal and external attributes, offset of the local header. */
function centralTail(offset: number): Buffer {
  return Buffer.concat([uint16(0), uint16(0), uint16(0), uint32(0), uint32(offset)]);
}

const signature = uint32;

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
