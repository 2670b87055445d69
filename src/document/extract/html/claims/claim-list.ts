import type { Claim, MetadataField } from '../../../../article.ts';

const LONGEST_VALUE = 2000;
const MOST_CLAIMS = 300;
const SPACES = /\s+/g;
/** What one page may say of a field; the surplus is furniture (tag clouds, galleries). */
const MOST_OF: Partial<Record<MetadataField, number>> = {
  tag: 40,
  image: 30,
  author: 40,
  published: 40,
  modified: 20,
  title: 20,
};
const MOST_OF_OTHERS = 10;

export interface ClaimList {
  add(field: MetadataField, value: unknown, from: string): void;
  list(): Claim[];
}

/** Collects claims: trimmed, without repetitions, at most 300; tags and images go first where there are more. */
export function createClaimList(): ClaimList {
  const claims: Claim[] = [];
  const seen = new Set<string>();
  const counts = new Map<MetadataField, number>();
  return {
    add(field, value, from) {
      const text = asText(value);
      if (text === '') return;
      const key = `${field}\n${from}\n${text}`;
      const count = counts.get(field) ?? 0;
      if (seen.has(key) || count >= (MOST_OF[field] ?? MOST_OF_OTHERS)) return;
      seen.add(key);
      counts.set(field, count + 1);
      claims.push({ field, value: text, from: from.slice(0, 120) });
    },
    list: () => claims.slice(0, MOST_CLAIMS),
  };
}

function asText(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return '';
  return value
    .slice(0, 4 * LONGEST_VALUE)
    .replace(SPACES, ' ')
    .trim()
    .slice(0, LONGEST_VALUE);
}
