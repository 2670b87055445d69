import type { Claim, Ground } from '../../article.ts';

/** The claims of one field with a verdict each: the one that won, and why the others lost. */
export interface Verdicts {
  won(claim: Claim, reason: string): void;
  lost(claim: Claim, reason: string): void;
}

export function createGrounds(): Verdicts & { readonly list: () => readonly Ground[] } {
  const grounds: Ground[] = [];
  const add = (claim: Claim, verdict: Ground['verdict'], reason: string): void => {
    grounds.push({ field: claim.field, from: claim.from, value: claim.value, verdict, reason });
  };
  return {
    won: (claim, reason) => add(claim, 'won', reason),
    lost: (claim, reason) => add(claim, 'lost', reason),
    list: () => grounds,
  };
}
