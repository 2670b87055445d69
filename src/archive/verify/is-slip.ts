/** A file that changed has an altogether other digest (60 of 64 digits, as a rule). So few mean that the digest itself was damaged. */
const MOST_DIGITS = 12;

/** Whether two hex digests are one, but for a few digits that went bad. */
export function isSlip(a: string, b: string): boolean {
  if (a === b || a.length !== b.length) return false;
  let different = 0;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) different++;
  return different <= MOST_DIGITS;
}
