import type { TreeElement } from '../parse/page-tree.ts';

/** Shorter ones are teasers. */
const SHORTEST_BODY = 200;
const MAX_NODES = 20_000;
const TAG = /<[^<>]{0,2000}>/g;
const CONTROL = /\p{Cc}+/gu;

/** The longest `articleBody` that the page's JSON-LD states, tags removed; empty where there is none. */
export function findStatedBody(scripts: readonly TreeElement[]): string {
  let best = '';
  for (const script of scripts) {
    const child = script.firstChild;
    if (child === null || child.type !== 'text' || !child.data.includes('articleBody')) continue;
    const body = longestBody(parseLoosely(child.data));
    if (body.length > best.length) best = body;
  }
  return best.length < SHORTEST_BODY ? '' : best.replace(TAG, ' ');
}

/** Line breaks within strings are the commonest fault of JSON in pages. */
function parseLoosely(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    try {
      return JSON.parse(text.replace(CONTROL, ' '));
    } catch {
      return null;
    }
  }
}

function longestBody(data: unknown): string {
  let best = '';
  let seen = 0;
  const pending: unknown[] = [data];
  while (pending.length > 0 && seen++ < MAX_NODES) {
    const value = pending.pop();
    if (typeof value !== 'object' || value === null) continue;
    const body = (value as { articleBody?: unknown }).articleBody;
    if (typeof body === 'string' && body.length > best.length) best = body;
    for (const part of Object.values(value)) if (typeof part === 'object') pending.push(part);
  }
  return best;
}
