/**
 * Builds the samples that nobody can write by hand (pages with a site's furniture, a crawl, a zip, a broken file)
 * from the parts in scripts/samples/parts. The other samples are written by hand where they lie.
 * `node scripts/build-samples.ts [folder]`
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parsePart, renderPage } from './samples/render-page.ts';
import { writeWarc } from './samples/write-warc.ts';
import { writeZip } from './samples/write-zip.ts';

const PARTS = join(import.meta.dirname, 'samples/parts');
const target = process.argv[2] ?? join(import.meta.dirname, '../samples');

/** Each site's language and pages; the number of a page follows from its place. */
const SITES = {
  'tidewater-courier': {
    language: 'en',
    pages: ['winter-ferry', 'school-garden', 'tide-clock', 'harbour-crane', 'harbour-crane-corrected'],
  },
  alpenbote: { language: 'de', pages: ['murmeltiere', 'orgel', 'seilbahn'] },
  'gaceta-del-valle': { language: 'es', pages: ['almendros', 'banda', 'archivo'] },
} as const;

type Site = keyof typeof SITES;

/** These are only in the crawl: two captures of one address, between which the page was corrected. */
const CRAWLED_ONLY = new Set(['harbour-crane', 'harbour-crane-corrected']);

for (const site of Object.keys(SITES) as Site[]) {
  for (const page of SITES[site].pages.filter((name) => !CRAWLED_ONLY.has(name))) {
    write(`pages/${site}.example/${page}.html`, Buffer.from(pageOf(site, page)));
  }
}
write('pages/tidewater-courier.example/category-harbour.html', readPart('tidewater-courier/listing.html'));
write('crawls/tidewater-2019.warc.gz', buildCrawl());
write('bundles/assignments.zip', buildBundle());
write('broken/cut-off.txt.gz', buildCutOff());

function buildCrawl(): Uint8Array {
  const capture = (page: string, date: string) => ({
    url: headerOf('tidewater-courier', page)['url'] ?? '',
    date,
    status: '200 OK',
    contentType: 'text/html; charset=UTF-8',
    body: Buffer.from(pageOf('tidewater-courier', page)),
  });
  const moved = { status: '301 Moved Permanently', contentType: 'text/html', body: Buffer.from('Moved') };
  const dot = {
    status: '200 OK',
    contentType: 'image/gif',
    body: Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=', 'base64'),
  };
  return writeWarc('example-crawler/1.0', [
    { ...moved, url: 'http://tidewater-courier.example/2019/03/harbour-crane/', date: '2019-03-04T20:00:00Z' },
    capture('harbour-crane', '2019-03-04T20:00:01Z'),
    { ...dot, url: 'https://tidewater-courier.example/dot.gif', date: '2019-03-04T20:00:02Z' },
    capture('harbour-crane-corrected', '2019-03-06T20:00:00Z'),
    capture('school-garden', '2019-03-20T20:00:00Z'),
  ]);
}

function buildBundle(): Uint8Array {
  return writeZip({
    'assignments/river-gauge.txt': readPart('assignments-river-gauge.txt'),
    'assignments/bridge-toll.txt': readPart('assignments-bridge-toll.txt'),
    'assignments/saved/winter-ferry.html': Buffer.from(pageOf('tidewater-courier', 'winter-ferry')),
  });
}

/** A gzip file whose last third is missing. */
function buildCutOff(): Uint8Array {
  const whole = gzipSync(readPart('cut-off.txt'), { level: 9 });
  return whole.subarray(0, Math.floor((whole.length * 2) / 3));
}

function pageOf(site: Site, page: string): string {
  const { language, pages } = SITES[site];
  const layout = readPart(`${site}/layout.html`).toString('utf8');
  const id = 1000 + 7 * (pages as readonly string[]).indexOf(page);
  return renderPage(layout, parsePart(readPart(`${site}/${page}.txt`).toString('utf8')), language, id);
}

function headerOf(site: Site, page: string): Readonly<Record<string, string>> {
  return parsePart(readPart(`${site}/${page}.txt`).toString('utf8')).header;
}

function readPart(path: string): Buffer {
  return readFileSync(join(PARTS, path));
}

function write(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(join(target, path)), { recursive: true });
  writeFileSync(join(target, path), bytes);
}
