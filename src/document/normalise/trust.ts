/**
 * How much a claim is believed before it is compared with others, 0 to 100, by field and by who says so. The longest
 * beginning of `from` counts. What a person who ran the scraper wrote (configuration, columns, header lines) stands above
 * what the page's machine says, that above what is read off the page.
 */
import type { MetadataField } from '../../article.ts';

type TrustTable = ReadonlyMap<string, number>;

const table = (trust: Readonly<Record<string, number>>): TrustTable => new Map(Object.entries(trust));

const EVERY_FIELD = table({
  config: 100,
  'line:': 88,
  'column:': 88,
  'json:': 88,
  'record:': 95,
  'warc:': 90,
  'mhtml:': 90,
  'saved:': 88,
  'wxr:': 95,
  'rss:': 90,
  'feed:': 90,
  'json-ld:': 85,
  'microdata:': 75,
  'rdfa:': 65,
  'meta:': 70,
  'link:': 80,
  path: 30,
  'http:': 40,
});

const PUBLISHED = table({
  'json-ld:WebPage': 62,
  'json-ld:ItemPage': 62,
  'json-ld:VideoObject': 30,
  'json-ld:MediaObject': 20,
  'json-ld:AudioObject': 20,
  'json-ld:Event': 0,
  'microdata:VideoObject': 18,
  'microdata:AudioObject': 18,
  'microdata:Event': 0,
  'microdata:Comment': 0,
  'json-ld:Episode': 40,
  'json-ld:PodcastEpisode': 50,
  'json-ld:CollectionPage': 20,
  'json-ld:ImageGallery': 40,
  'json-ld:Article.dateCreated': 48,
  'json-ld:NewsArticle.dateCreated': 48,
  'json-ld:BlogPosting.dateCreated': 48,
  'json-ld:WebPage.dateCreated': 40,
  'json-ld:Article.uploadDate': 40,
  'meta:article:published_time': 84,
  'meta:~': 40,
  'meta:date': 50,
  'meta:dc.date': 50,
  'meta:dcterms.date': 50,
  'meta:timestamp': 50,
  'meta:created': 55,
  'meta:last_published_date': 40,
  'meta:release_date': 40,
  'meta:uploaddate': 30,
  'time:pubdate': 76,
  time: 60,
  'time@far': 22,
  'time@elsewhere': 8,
  'time:pubdate@far': 40,
  'time:pubdate@elsewhere': 15,
  'class:date': 58,
  'class:date@far': 20,
  'class:date@elsewhere': 6,
  'text:dateline': 48,
  'text:date': 52,
  'text:date@far': 14,
  'text:date@elsewhere': 8,
  'text:byline': 45,
  'class:author': 46,
  'class:author@far': 10,
  'class:author@elsewhere': 4,
  'url:path': 57,
  'http:Last-Modified': 12,
  'http:Date': 5,
});

const TITLE = table({
  'json-ld:': 78,
  'json-ld:NewsArticle.name': 66,
  'json-ld:Article.name': 60,
  'json-ld:BlogPosting.name': 60,
  'json-ld:Recipe.name': 60,
  'json-ld:NewsArticle.alternativeHeadline': 40,
  'json-ld:Article.alternativeHeadline': 40,
  'json-ld:BlogPosting.alternativeHeadline': 30,
  'json-ld:WebPage': 50,
  'json-ld:FAQPage': 30,
  'json-ld:QAPage': 40,
  'json-ld:VideoObject': 15,
  'json-ld:AudioObject': 5,
  'json-ld:MediaObject': 5,
  'json-ld:Event': 20,
  'meta:og:title': 70,
  'meta:twitter:title': 66,
  'meta:': 62,
  h1: 82,
  h2: 76,
  'h1@far': 30,
  title: 58,
  'microdata:': 74,
  'rdfa:': 60,
  'line:headline': 80,
  path: 20,
});

const AUTHOR = table({
  'meta:author': 72,
  'meta:article:author': 72,
  'meta:twitter:creator': 20,
  'meta:twitter:data1': 48,
  'meta:dc.contributor': 45,
  'meta:creator': 45,
  'class:author': 64,
  'class:author@far': 30,
  'class:author@elsewhere': 8,
  'text:byline': 70,
  'text:byline@far': 24,
  'text:byline@elsewhere': 15,
  'link:author': 30,
  'link:profile': 60,
  'link:profile@far': 26,
  'link:profile@elsewhere': 10,
  'json-ld:WebPage': 50,
  'json-ld:VideoObject': 15,
  'json-ld:Review': 70,
});

const TABLES: Partial<Record<MetadataField, TrustTable>> = {
  published: PUBLISHED,
  modified: PUBLISHED,
  title: TITLE,
  author: AUTHOR,
  agency: AUTHOR,
};
const KNOWN = new Map<MetadataField, Map<string, number>>();
/** For what stands in a part of the page that is about something else. */
const ELSEWHERE_PENALTY = 50;
const MOST_KNOWN = 5000;

function lookUp(table: TrustTable | undefined, from: string): number | undefined {
  if (!table) return undefined;
  const exact = table.get(from);
  if (exact !== undefined) return exact;
  let best: number | undefined;
  let length = 0;
  for (const [beginning, trust] of table) {
    if (beginning.length > length && from.startsWith(beginning)) [best, length] = [trust, beginning.length];
  }
  return best;
}

/** 0 to 100; unknown voices get 35. */
export function trustIn(field: MetadataField, from: string): number {
  let known = KNOWN.get(field);
  if (known === undefined) {
    known = new Map();
    KNOWN.set(field, known);
  }
  let trust = known.get(from);
  if (trust === undefined) {
    trust = tellTrust(field, from);
    if (known.size < MOST_KNOWN) known.set(from, trust);
  }
  return trust;
}

function tellTrust(field: MetadataField, from: string): number {
  const table = lookUp(TABLES[field], from);
  const general = lookUp(EVERY_FIELD, from);
  const own = TABLES[field]?.has(from) === true;
  return (table ?? general ?? 35) - (from.endsWith('@elsewhere') && !own ? ELSEWHERE_PENALTY : 0);
}
