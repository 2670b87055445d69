const LONGEST = 60;

/** The last name of a type: `https://schema.org/NewsArticle`, `schema:NewsArticle` → `NewsArticle`. Linear, whatever comes. */
export function typeName(type: string): string {
  const end = type.slice(-LONGEST);
  const start = Math.max(end.lastIndexOf('/'), end.lastIndexOf('#'), end.lastIndexOf(':'), end.lastIndexOf(' '));
  return end.slice(start + 1);
}
