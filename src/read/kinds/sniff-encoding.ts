const SAMPLE = 1024;

export interface SniffedEncoding {
  /** `utf-16le` and `utf-16be` where every other byte says so; else `utf-8`, which need not be true. */
  readonly name: 'utf-8' | 'utf-16le' | 'utf-16be';
  decode(bytes: Uint8Array): string;
}

const isPair = (head: Uint8Array, first: number, second: number): boolean => head[0] === first && head[1] === second;

/** How many of the first bytes at even (0) or odd (1) places are zero. */
function countZeros(head: Uint8Array, parity: 0 | 1): number {
  let zeros = 0;
  for (let at = parity; at < Math.min(head.length, SAMPLE); at += 2) if (head[at] === 0) zeros++;
  return zeros;
}

function encodingName(head: Uint8Array): SniffedEncoding['name'] {
  if (isPair(head, 0xff, 0xfe)) return 'utf-16le';
  if (isPair(head, 0xfe, 0xff)) return 'utf-16be';
  if (!head.subarray(0, SAMPLE).includes(0)) return 'utf-8';
  const pairs = Math.floor(Math.min(head.length, SAMPLE) / 2);
  if (pairs < 8) return 'utf-8';
  const [even, odd] = [countZeros(head, 0), countZeros(head, 1)];
  // Latin text in UTF-16 has a zero in nearly every pair; other scripts still have their spaces and line ends.
  if (odd > pairs / 4 && even === 0) return 'utf-16le';
  if (even > pairs / 4 && odd === 0) return 'utf-16be';
  return 'utf-8';
}

/** Made once: there may be a hundred thousand files. */
const DECODERS: Readonly<Record<SniffedEncoding['name'], { decode(bytes: Uint8Array): string }>> = {
  'utf-8': new TextDecoder('utf-8'),
  'utf-16le': new TextDecoder('utf-16le'),
  'utf-16be': new TextDecoder('utf-16be'),
};

/** Whether the bytes are UTF-16, which has to be known before anything can be split into lines. */
export function sniffEncoding(head: Uint8Array): SniffedEncoding {
  const name = encodingName(head);
  return { name, decode: (bytes) => DECODERS[name].decode(bytes) };
}
