/** Invented articles: as many different ones as a test asks for, each plainly another text. */
const PLACES = [
  'Aldersund',
  'Brackwater',
  'Castle Moor',
  'Dunmere',
  'Eastferry',
  'Fallow Hill',
  'Greyport',
  'Harrowgate',
];
const THINGS = [
  'ferry',
  'library',
  'bridge',
  'orchard',
  'market hall',
  'lighthouse',
  'tram line',
  'sea wall',
  'observatory',
];
const WORDS = (
  'after again along among anchor autumn baker barrel before beside bottle broken butter candle captain careful carried ceiling ' +
  'chapel cheese circle clever clouds copper corner cotton council county cousin danger daughter dinner distant doctor early ' +
  'eastern empty engine evening family farmer father feather fence fields finger fishing floor flower forest fourth friend ' +
  'garden gentle golden grain guest hammer harbour heavy honest hollow island jacket keeper kitchen ladder lantern later letter ' +
  'listen little lonely marble market meadow middle mirror morning mother narrow needle never northern number office orange ' +
  'paper parcel pepper picture plenty pocket quarter quiet rather river saddle sailor school season second shadow shelter ' +
  'silver sister slowly smooth southern spring station steady stone summer supper thunder timber toward travel turning twelve ' +
  'uncle under valley village visitor wagon walked water weather western whistle window winter wooden yellow yesterday'
).split(' ');

const pick = (list: readonly string[], seed: number, step: number): string =>
  list[(seed * 7 + step * 13 + Math.floor(seed / 3) * step) % list.length] as string;

/** A small linear congruential generator (Numerical Recipes' constants): the same words for the same number. */
function createDice(seed: number): (sides: number) => number {
  let state = (seed * 2654435761) >>> 0;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

/** Paragraphs of article number `seed`: two sentences each; two different articles share no run of five words. */
export function paragraphs(seed: number, count = 5): string[] {
  return Array.from({ length: count }, (_, step) => {
    const roll = createDice(seed * 1000 + step + 1);
    const sentence = (): string => {
      const words = Array.from({ length: 14 + roll(10) }, () => WORDS[roll(WORDS.length)] as string);
      const text = words.join(' ');
      return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
    };
    return `${sentence()} ${sentence()}`;
  });
}

export const headline = (seed: number): string =>
  `${pick(PLACES, seed, 0)} ${pick(THINGS, seed, 1)} case ${seed} settled`;

export interface PageParts {
  readonly url?: string;
  readonly canonical?: string;
  readonly title?: string;
  readonly day?: string;
  readonly body?: readonly string[];
  readonly site?: string;
}

/** A plain-text dump with header lines, the headline twice, and whatever furniture is asked for. */
export function textDump(
  seed: number,
  parts: PageParts & { readonly before?: readonly string[]; readonly after?: readonly string[] } = {},
): string {
  const title = parts.title ?? headline(seed);
  const lines = [
    ...(parts.url === undefined ? [] : [`URL: ${parts.url}`]),
    ...(parts.site === undefined ? [] : [`Source: ${parts.site}`]),
    `Published: ${parts.day ?? '2019-03-04'}`,
    title,
    title,
    ...(parts.before ?? []),
    ...(parts.body ?? paragraphs(seed)),
    ...(parts.after ?? []),
  ];
  return `${lines.join('\n\n')}\n`;
}

/** A small page of a news site. */
export function htmlPage(seed: number, parts: PageParts = {}): string {
  const title = parts.title ?? headline(seed);
  const link = (rel: string, href: string | undefined) =>
    href === undefined ? '' : `<link rel="${rel}" href="${href}">`;
  return `<!doctype html><html lang="en"><head><title>${title}</title>
${link('canonical', parts.canonical)}<meta property="og:title" content="${title}">
${parts.url === undefined ? '' : `<meta property="og:url" content="${parts.url}">`}
<meta property="article:published_time" content="${parts.day ?? '2019-03-04'}T09:00:00Z"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/town">Town</a></li></ul></nav>
<article><h1>${title}</h1>${(parts.body ?? paragraphs(seed)).map((text) => `<p>${text}</p>`).join('\n')}</article>
<footer><p>© The Example Times</p></footer></body></html>`;
}
