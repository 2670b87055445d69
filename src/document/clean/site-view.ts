/** What the survey knows of a document's site, as cleaning asks for it. */
import type { LineHash, ScopeKnowledge } from '../../learned-lines.ts';
import { hashLine } from '../../text/hash-line.ts';

export interface SiteView {
  /** A site proper: in a collection of unknown sites only lines that passed the bar count. */
  readonly isSite: boolean;
  /** Articles counted. */
  readonly documents: number;
  /** Whether the site prints a line on so many articles that it is furniture. */
  isFurniture(text: string): boolean;
  /** On how many articles a line stands; 0 where on none or one. */
  countOf(text: string): number;
}

export function createSiteView(knowledge: ScopeKnowledge): SiteView {
  const lines = new Map<LineHash, number>(knowledge.lines);
  const counts = new Map<LineHash, number>([...knowledge.lines, ...(knowledge.candidates ?? [])]);
  return {
    isSite: knowledge.scope.startsWith('site:'),
    documents: knowledge.documents,
    isFurniture: (text) => lines.size > 0 && lines.has(hashLine(text)),
    countOf: (text) => (counts.size === 0 ? 0 : (counts.get(hashLine(text)) ?? 0)),
  };
}
