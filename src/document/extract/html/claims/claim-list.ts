import type { Claim, MetadataField } from '../../../../article.ts';
import { evenSpaces } from './even-spaces.ts';

const LONGEST_VALUE = 2000;
const LONGEST_PLACE = 120;
const MOST_CLAIMS = 300;
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
  const byField = new Map<MetadataField, Claim[]>();
  return {
    add(field, value, from) {
      const text = asText(value);
      if (text === '') return;
      const others = byField.get(field) ?? [];
      const place = from.slice(0, LONGEST_PLACE);
      if (others.length >= (MOST_OF[field] ?? MOST_OF_OTHERS) || isAmong(others, text, place)) return;
      const claim = { field, value: text, from: place };
      if (others.length === 0) byField.set(field, others);
      others.push(claim);
      claims.push(claim);
    },
    list: () => claims.slice(0, MOST_CLAIMS),
  };
}

/** A field has few claims: looking through them is faster than a set of their texts. */
function isAmong(claims: readonly Claim[], value: string, from: string): boolean {
  for (const claim of claims) if (claim.value === value && claim.from === from) return true;
  return false;
}

function asText(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return '';
  return evenSpaces(value.slice(0, 4 * LONGEST_VALUE))
    .trim()
    .slice(0, LONGEST_VALUE);
}
