/** JSON-LD as pages carry it: nested, in graphs and arrays, often broken. */
import type { MetadataField } from '../../../../article.ts';
import { wordList } from '../../../../text/word-list.ts';
import type { ClaimList } from './claim-list.ts';
import { parseTolerantJson } from './parse-tolerant-json.ts';
import { ARTICLE_TYPES, PAGE_TYPES, PROPERTY_FIELDS, SITE_TYPES } from './property-names.ts';
import { typeName } from './type-name.ts';

type JsonObject = Readonly<Record<string, unknown>>;

const MOST_NODES = 2000;
/** Under these stand other things' articles: what is listed, recommended, embedded, commented. */
const CLOSED = new Set(
  wordList(
    'itemListElement comment review reviews liveBlogUpdate hasPart isPartOf isBasedOn citation mentions about video associatedMedia publisher author creator image logo breadcrumb potentialAction subjectOf',
  ),
);

function typesOf(node: JsonObject): readonly string[] {
  const type = node['@type'] ?? node['type'];
  const list = Array.isArray(type) ? type : [type];
  return list.filter((t): t is string => typeof t === 'string').map(typeName);
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

interface Graph {
  readonly nodes: readonly JsonObject[];
  readonly byId: ReadonlyMap<string, JsonObject>;
}

/** Every object that may speak of the page, in order of the document. */
function gather(documents: readonly unknown[]): Graph {
  const nodes: JsonObject[] = [];
  const byId = new Map<string, JsonObject>();
  const queue: unknown[] = [...documents];
  for (let i = 0; i < queue.length && i < MOST_NODES; i++) {
    const value = queue[i];
    if (Array.isArray(value)) queue.push(...value.slice(0, MOST_NODES));
    if (!isObject(value)) continue;
    if (typesOf(value).length > 0) nodes.push(value);
    const id = value['@id'];
    if (typeof id === 'string' && Object.keys(value).length > 1 && !byId.has(id)) byId.set(id, value);
    for (const [key, child] of Object.entries(value))
      if (!CLOSED.has(key) && typeof child === 'object') queue.push(child);
  }
  return { nodes, byId };
}

/** Property values: an object may stand for a name, a URL, or for another object by its id. */
function names(value: unknown, graph: Graph): readonly { readonly name: string; readonly type: string }[] {
  const list = Array.isArray(value) ? value.slice(0, 50).flat(2) : [value];
  return list.flatMap((item) => {
    if (typeof item === 'string') return [{ name: item, type: '' }];
    if (!isObject(item)) return [];
    const whole =
      item['name'] === undefined && typeof item['@id'] === 'string' ? (graph.byId.get(item['@id']) ?? item) : item;
    const given = whole['name'] ?? whole['@value'] ?? joined(whole);
    const type = typesOf(whole)[0] ?? '';
    return (Array.isArray(given) ? given.flat(2) : [given])
      .filter((n): n is string => typeof n === 'string')
      .map((name) => ({ name, type }));
  });
}

function joined(person: JsonObject): string | undefined {
  const parts = [person['givenName'], person['familyName']].filter((p) => typeof p === 'string');
  return parts.length > 0 ? parts.join(' ') : undefined;
}

function urls(value: unknown): readonly string[] {
  const list = Array.isArray(value) ? value.slice(0, 10) : [value];
  return list.flatMap((item) => {
    if (typeof item === 'string') return [item];
    if (!isObject(item)) return [];
    const url = item['url'] ?? item['contentUrl'] ?? item['@id'];
    return typeof url === 'string' ? [url] : [];
  });
}

function addProperty(claims: ClaimList, graph: Graph, from: string, field: MetadataField, value: unknown): void {
  if (field === 'author' || field === 'site') {
    for (const { name, type } of names(value, graph))
      claims.add(field, name, SITE_TYPES.has(type) && field === 'author' ? `${from}:${type}` : from);
  } else if (field === 'canonical' || field === 'image') {
    for (const url of urls(value)) claims.add(field, url, from);
  } else {
    for (const item of Array.isArray(value) ? value.slice(0, 60) : [value])
      claims.add(field, isObject(item) ? (item['name'] ?? item['@value']) : item, from);
  }
}

function addNode(claims: ClaimList, graph: Graph, node: JsonObject, type: string): void {
  for (const [property, value] of Object.entries(node)) {
    const field = PROPERTY_FIELDS.get(property);
    if (field) addProperty(claims, graph, `json-ld:${type}.${property}`, field, value);
  }
  claims.add('type', type, 'json-ld:@type');
}

/**
 * Claims of a page's JSON-LD scripts. Of several articles the one that `chooses` likes best (it gets the headline or name)
 * speaks for the page, else the first: the others are listed or recommended ones.
 */
export function readJsonLd(scripts: readonly string[], claims: ClaimList, chooses: (headline: string) => number): void {
  const graph = gather(scripts.map(parseTolerantJson).filter((value) => value !== undefined));
  const articles = graph.nodes.filter((node) => typesOf(node).some((t) => ARTICLE_TYPES.has(t)));
  const article = best(articles, chooses);
  if (article) addNode(claims, graph, article, typesOf(article).find((t) => ARTICLE_TYPES.has(t)) ?? 'Article');
  for (const node of graph.nodes) {
    const page = typesOf(node).find((t) => PAGE_TYPES.has(t));
    if (page) addNode(claims, graph, node, page);
    const site = typesOf(node).find((t) => SITE_TYPES.has(t));
    if (site) claims.add('site', node['name'], `json-ld:${site}.name`);
  }
}

function best(articles: readonly JsonObject[], chooses: (headline: string) => number): JsonObject | undefined {
  let chosen = articles[0];
  let most = -1;
  for (const article of articles.length > 1 ? articles.slice(0, 100) : []) {
    const headline = article['headline'] ?? article['name'];
    const dated = article['datePublished'] === undefined ? 0 : 0.1;
    const score = dated + (typeof headline === 'string' ? chooses(headline) : 0);
    if (score > most) [chosen, most] = [article, score];
  }
  return chosen;
}
