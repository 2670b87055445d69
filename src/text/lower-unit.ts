/** The lower case of each UTF-16 unit by itself, found out when it is first met; 0 until then. */
const lowered = new Uint16Array(0x10000);
const SIGMA = 0x3c3;
const FINAL_SIGMA = 0x3c2;
const SURROGATES = 0xd800;

/**
 * The first unit of a character's lower case. What depends on what stands around is one: both small sigmas, and all halves
 * of surrogate pairs. Texts whose lower case differs in a unit differ here as well; not always the other way round.
 */
export const lowerUnit = (unit: number): number => (lowered[unit] as number) || learn(unit);

function learn(unit: number): number {
  const lower = String.fromCharCode(unit).toLowerCase().charCodeAt(0);
  const isSurrogate = lower >= SURROGATES && lower < 0xe000;
  lowered[unit] = isSurrogate ? SURROGATES : lower === FINAL_SIGMA ? SIGMA : lower;
  return lowered[unit] as number;
}
