/** Folded lines as UTF-8, in one pass and without making strings: what digests are made of. */
import { foldLine } from './fold-line.ts';

/** For each UTF-16 unit the one that folding makes of it, or one of these; found out when it is first met. */
const made = new Uint32Array(0x10000);
const UNKNOWN = 0;
const NOTHING = 0x10001;
/** Three full stops. */
const DOTS = 0x10002;
/** May join with its neighbours, become several, or depend on what stands around it. */
const OTHER = 0x10003;

const ASCII = 0x80;
const TWO_BYTES = 0x800;
const BLANK = 0x20;
const FULL_STOP = 0x2e;
const SIGMA = 0x3a3;
const JOINING = /[\p{M}\u1160-\u11ff\ud800-\udfff]/u;

/**
 * Writes `foldLine(text)` as UTF-8 to `into` from place `from` on, where there must be room for three bytes a unit, and one more.
 * @returns the place after the last byte; null for a text with a character that may join with its neighbours or become several
 */
export function foldToBytes(text: string, into: Uint8Array, from: number): number | null {
  const { length } = text;
  let at = from;
  // 1 after a space, whose next one is left out.
  let afterSpace = 1;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    const code = (made[unit] as number) || learn(unit);
    if (code < ASCII) {
      // No branch here: where words end no processor predicts.
      const isSpace = Number(code === BLANK);
      into[at] = code;
      at += 1 - (isSpace & afterSpace);
      afterSpace = isSpace;
      continue;
    }
    if (code === OTHER) return null;
    if (code === NOTHING) continue;
    afterSpace = 0;
    at = code === DOTS ? writeDots(into, at) : writeWide(code, into, at);
  }
  return at > from ? at - afterSpace : at;
}

function writeDots(into: Uint8Array, at: number): number {
  into.fill(FULL_STOP, at, at + 3);
  return at + 3;
}

function writeWide(code: number, into: Uint8Array, at: number): number {
  if (code < TWO_BYTES) {
    into[at] = 0xc0 | (code >>> 6);
    into[at + 1] = 0x80 | (code & 0x3f);
    return at + 2;
  }
  into[at] = 0xe0 | (code >>> 12);
  into[at + 1] = 0x80 | ((code >>> 6) & 0x3f);
  into[at + 2] = 0x80 | (code & 0x3f);
  return at + 3;
}

function learn(unit: number): number {
  const code = tell(String.fromCharCode(unit), unit);
  made[unit] = code === UNKNOWN ? OTHER : code;
  return made[unit] as number;
}

function tell(char: string, unit: number): number {
  if (JOINING.test(char) || unit === SIGMA) return OTHER;
  const folded = foldLine(`a${char}b`).slice(1, -1);
  if (folded === '') return NOTHING;
  if (folded === '...') return DOTS;
  const code = folded.charCodeAt(0);
  if (folded.length > 1) return OTHER;
  if (code < ASCII) return code;
  return folded === char.toLowerCase() && char.normalize('NFKC') === char ? code : OTHER;
}
