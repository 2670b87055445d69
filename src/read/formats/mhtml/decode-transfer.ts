/** What a part of a message was before it was made fit for the mail (RFC 2045, section 6). */
const EQUALS = 0x3d;
const RETURN = 0x0d;
const NEWLINE = 0x0a;
const SPACE = 0x20;
const TAB = 0x09;

const hexDigit = (byte: number | undefined): number => {
  if (byte === undefined) return -1;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
};

/** Where the line after a soft break begins, or -1 where there is none at `at`: mailers leave spaces before its end. */
function afterSoftBreak(bytes: Buffer, at: number): number {
  let next = at;
  while (bytes[next] === SPACE || bytes[next] === TAB) next++;
  if (bytes[next] === RETURN) next++;
  return bytes[next] === NEWLINE ? next + 1 : -1;
}

/** An equals sign that begins neither a byte nor a soft break stays as it is. */
function decodeQuotedPrintable(bytes: Buffer): Buffer {
  const decoded = Buffer.allocUnsafe(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (byte === EQUALS) {
      const value = hexDigit(bytes[at + 1]) * 16 + hexDigit(bytes[at + 2]);
      const isByte = hexDigit(bytes[at + 1]) >= 0 && hexDigit(bytes[at + 2]) >= 0;
      const next = isByte ? -1 : afterSoftBreak(bytes, at + 1);
      if (next !== -1) {
        at = next - 1;
        continue;
      }
      decoded[length++] = isByte ? value : byte;
      if (isByte) at += 2;
    } else decoded[length++] = byte;
  }
  return decoded.subarray(0, length);
}

/** @param encoding the part's Content-Transfer-Encoding; what isn't known is taken to be no encoding at all */
export function decodeTransfer(bytes: Buffer, encoding = ''): Buffer {
  const name = encoding.trim().toLowerCase();
  if (name === 'quoted-printable') return decodeQuotedPrintable(bytes);
  // Whatever is no sign of base64, line ends included, is left out by Node.
  return name === 'base64' ? Buffer.from(bytes.toString('latin1'), 'base64') : bytes;
}
