/**
 * Words that every object of JavaScript answers to, wherever a document may hold a word: a table that is an object would
 * take them for entries of its own.
 */
import { describe, expect, it } from 'vitest';
import { parseRecord } from '../../src/archive/records/parse-record.ts';
import { parseBylineLine } from '../../src/document/normalise/parse-byline-line.ts';
import { parseDateLine } from '../../src/document/normalise/parse-date-line.ts';
import { paragraphs } from '../pipeline/invented-news.ts';
import { makeZip } from '../read/make-zip.ts';
import { attack, createHostileFolder, writeBytes } from './hostile-folder.ts';

const NAMES = ['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'];
const LABELS = 'Title Source Site URL Published Updated Author Agency Language Section Tags Description Image'.split(
  ' ',
);
const FIELDS = (
  'title site url published modified author agency language lang section tags description image id crawled_at paywall ' +
  'type source'
).split(' ');
const META = (
  'og:title og:site_name og:url og:type og:image og:locale article:published_time article:author article:section ' +
  'article:tag author date language description keywords news_keywords'
).split(' ');
const PROPERTIES = (
  '@type @id headline name author creator publisher datePublished dateModified inLanguage articleSection keywords image ' +
  'url mainEntityOfPage description isAccessibleForFree'
).split(' ');

const all = (names: readonly string[], name: string, each: (field: string, value: string) => string): string =>
  [...names.map((field) => each(field, name)), each(name, name), each(`x:${name}`, name)].join('\n');

/** JSON by hand: a literal `__proto__` would set the prototype. */
const json = (fields: readonly string[], name: string, more = ''): string =>
  `{${[...fields, name].map((field) => `${JSON.stringify(field)}:${JSON.stringify(name)}`).join(',')}${more}}`;

const body = (seed: number): string => paragraphs(seed, 3).join('\n\n');
/** Too short for its language to be told: what the document says of it counts. */
const SHORT = ['Zq wv kj.', 'Pf xg bt.', 'Hd mr vn.', 'Cw zt lq.'] as const;

function page(name: string, text: string): string {
  const metas = all(META, name, (field, value) => `<meta name="${field}" property="${field}" content="${value}">`);
  const properties = all(
    PROPERTIES,
    name,
    (field, value) => `<span itemprop="${field}" property="${field}">${value}</span>`,
  );
  const typed = json(PROPERTIES.slice(1), name, ',"@type":["NewsArticle"]');
  return `<!doctype html><html lang="${name}"><head><title>${name}</title>${metas}
<script type="application/ld+json">${typed}</script><script type="application/ld+json">${json(PROPERTIES, name)}</script></head>
<body class="${name}" id="${name}" ${name}="${name}"><${name} class="${name}"><article itemscope itemtype="http://schema.org/${name}" typeof="${name}">
<h1>${name}</h1>${properties}<p class="byline" rel="${name}">By ${name}</p><time datetime="${name}">18 April 2018 10:30 ${name}</time>
<p>${text}</p></article></${name}></body></html>`;
}

function feed(name: string): string {
  const elements = 'title link guid pubDate author dc:creator dc:language dc:publisher category description'.split(' ');
  const inside = all(
    elements,
    name,
    (field, value) => `<${field} ${value}="${value}" type="${value}" rel="${value}">${value}</${field}>`,
  );
  const channel = `<language>${name}</language><${name}>${name}</${name}><link>${name}</link>`;
  return `<?xml version="1.0"?><rss version="2.0"><channel>${channel}<item>${inside}<content:encoded>${body(3)}</content:encoded></item></channel></rss>`;
}

function warc(name: string): string {
  const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n${name}: ${name}\r\nContent-Language: ${name}\r\n\r\n${page(name, body(4))}`;
  return `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://${name}/\r\nWARC-Date: 2018-04-18T09:30:00Z\r\nWARC-Record-ID: <urn:uuid:${name}>\r\n${name}: ${name}\r\nWARC-Identified-Content-Language: ${name}\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${Buffer.byteLength(http)}\r\n\r\n${http}\r\n\r\n`;
}

function record(name: string): string {
  const claims = ['title', 'site', 'language', 'published', 'author', 'url'].map((field) => ({
    field,
    value: name,
    from: name,
  }));
  const blocks = paragraphs(5, 3).map((text, position) => ({ kind: 'paragraph', text, position }));
  const removals = [{ kind: 'paragraph', text: name, position: 3, rule: name }];
  return JSON.stringify({
    schema: 'newsmorgue/record/1',
    id: name,
    claims,
    blocks,
    removals,
    flags: [name],
    crawled: name,
  });
}

const DUMPS: Readonly<Record<string, (name: string) => string | Uint8Array>> = {
  'headers.txt': (name) =>
    `${all(LABELS, name, (label, value) => `${label}: ${value}`)}\n\n${name}\n\n${body(1)}\n\n${name}\n`,
  'short.txt': (name) => `Language: ${name}\n\nXq zv\n\n${SHORT[0]}\n`,
  'front.md': (name) =>
    `---\n${all(FIELDS, name, (field, value) => `${field}: ${value}`)}\n---\n\n# ${name}\n\n${body(2)}\n`,
  'page.html': (name) => page(name, body(6)),
  'short.html': (name) => page(name, SHORT[1]),
  'rows.jsonl': (name) =>
    `${json(FIELDS, name, `,"text":${JSON.stringify(body(7))}`)}\n${json(FIELDS, name, `,"text":"${SHORT[2]}"`)}\n`,
  'rows.json': (name) => `{"${name}":[${json(FIELDS, name, `,"text":${JSON.stringify(body(8))}`)}]}`,
  'rows.csv': (name) =>
    `${[...FIELDS, name, 'text'].join(',')}\n${[...FIELDS, name].map(() => name).join(',')},${SHORT[3]}\n`,
  'feed.xml': feed,
  'pages.warc': warc,
  'record.jsonl': (name) => `${record(name)}\n`,
  'box.zip': (name) => makeZip([{ name: `${name}/${name}`, content: `${name}\n\n${body(9)}` }]),
};

describe.each(NAMES)('%s', (name) => {
  it('in every place of every kind of dump is a word like others', async () => {
    const folder = createHostileFolder();
    for (const [file, render] of Object.entries(DUMPS)) writeBytes(folder, `${name}/${file}`, render(name));
    const { rejects, records } = await attack(folder);
    expect(rejects.map(({ source, code, message }) => `${source.path}: ${code}: ${message}`)).toEqual([]);
    expect(records.length).toBeGreaterThan(Object.keys(DUMPS).length / 2);
    for (const [path, text] of folder.files('records')) parseRecord(Buffer.from(text), path);
  });

  it.each([
    `18 ${name} 2018`,
    `18 April 2018 10:30 ${name}`,
    `${name}, 18 April 2018`,
    `3 ${name} ago`,
    `${name} 18 April`,
    name,
  ])('in the date %s', (text) => {
    for (const value of [name, 'en', undefined]) {
      const line = { id: '1', text, lang: value, country: value, ref: value, site: value };
      const found = parseDateLine(line).value;
      expect(found === null || /^2018(?:-04(?:-18(?:T10:30)?)?)?$/.test(found), `${found}`).toBe(true);
    }
  });

  it.each([`By ${name}`, `${name} Moe`, `Ada ${name} Moe`, `${name}: Ada Moe`, `Ada Moe, ${name}`])(
    'in the byline %s',
    (text) => {
      for (const value of [name, 'en', undefined]) {
        const { authors, agency } = parseBylineLine({ id: '1', text, lang: value, site: value });
        expect([...authors, agency ?? ''].every((each) => typeof each === 'string')).toBe(true);
      }
    },
  );
});
