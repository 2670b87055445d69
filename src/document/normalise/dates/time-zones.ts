/**
 * Abbreviations that stand behind times, in minutes east of UTC. Left out: those that mean too many things (`AST`, `ECT`).
 * Folded as `foldWord` folds.
 */
export const TIME_ZONES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    z: 0,
    utc: 0,
    gmt: 0,
    wet: 0,
    west: 60,
    bst: 60,
    cet: 60,
    mez: 60,
    cest: 120,
    mesz: 120,
    eet: 120,
    eest: 180,
    msk: 180,
    мск: 180,
    trt: 180,
    sast: 120,
    cat: 120,
    eat: 180,
    wat: 60,
    gst: 240,
    pkt: 300,
    ist: 330,
    npt: 345,
    wib: 420,
    ict: 420,
    wita: 480,
    wit: 540,
    hkt: 480,
    sgt: 480,
    myt: 480,
    pht: 480,
    awst: 480,
    jst: 540,
    kst: 540,
    acst: 570,
    aest: 600,
    acdt: 630,
    aedt: 660,
    nzst: 720,
    nzdt: 780,
    brt: -180,
    art: -180,
    clt: -240,
    nst: -210,
    ndt: -150,
    est: -300,
    edt: -240,
    cst: -360,
    cdt: -300,
    mst: -420,
    mdt: -360,
    pst: -480,
    pdt: -420,
    akst: -540,
    akdt: -480,
    hst: -600,
  }),
);

/** Zones of the United States that don't say whether it is summer; their winter offset. */
export const AMERICAN_ZONES: ReadonlyMap<string, number> = new Map(Object.entries({ et: -300, ct: -360, pt: -480 }));

/** Where an abbreviation means something else: by country. */
export const ZONES_OF_COUNTRIES: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map([
  ['ie', new Map([['ist', 60]])],
  ['il', new Map([['ist', 120]])],
  ['bd', new Map([['bst', 360]])],
  ['cn', new Map([['cst', 480]])],
  ['tw', new Map([['cst', 480]])],
]);

/** Summer time in the United States since 2007: from the second Sunday of March to the first Sunday of November. */
export function isAmericanSummer(year: number, month: number, day: number): boolean {
  if (month < 3 || month > 11) return false;
  if (month > 3 && month < 11) return true;
  const firstSunday = 1 + ((7 - new Date(Date.UTC(year, month - 1, 1)).getUTCDay()) % 7);
  return month === 3 ? day >= firstSunday + 7 : day < firstSunday;
}
