/** Turns an article's part (header lines, a blank line, paragraphs) and its site's layout into a page. */

export interface Part {
  readonly header: Readonly<Record<string, string>>;
  readonly paragraphs: readonly string[];
}

/** How a site writes a date below its headlines. */
const MONTHS: Readonly<Record<string, readonly string[]>> = {
  en: 'January February March April May June July August September October November December'.split(' '),
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
};

const PLACEHOLDER = /\{\{(\w+)\}\}/g;
const BLANK_LINES = /\n\n+/;

export function parsePart(text: string): Part {
  const [header = '', ...paragraphs] = text.trim().split(BLANK_LINES);
  const fields = header.split('\n').map((line) => {
    const [name = '', ...value] = line.split(': ');
    return [name, value.join(': ')] as const;
  });
  return { header: Object.fromEntries(fields), paragraphs };
}

/** The page; `id` is the number that WordPress would have given it. */
export function renderPage(layout: string, { header, paragraphs }: Part, language: string, id: number): string {
  const values: Readonly<Record<string, string>> = {
    ...header,
    id: String(id),
    day: renderDay(header['published'] ?? '', language),
    body: paragraphs.map((paragraph) => ` <p>${escapeHtml(paragraph)}</p>`).join('\n'),
  };
  return layout.replace(PLACEHOLDER, (_, name: string) => {
    const value = values[name];
    if (value === undefined)
      throw new Error(`The layout asks for {{${name}}}, which "${header['title']}" does not have`);
    return value;
  });
}

function renderDay(published: string, language: string): string {
  const [year = '', month = '', day = ''] = published.slice(0, 10).split('-');
  const name = MONTHS[language]?.[Number(month) - 1] ?? month;
  if (language === 'en') return `${name} ${Number(day)}, ${year}`;
  return language === 'de' ? `${Number(day)}. ${name} ${year}` : `${Number(day)} de ${name} de ${year}`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
