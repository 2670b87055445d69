import type { Draft } from '../article.ts';
import type { LoadedConfig } from '../config/load-config.ts';
import { createSettle } from '../document/settle.ts';
import type { ScopeKnowledge } from '../learned-lines.ts';
import { mapWithin } from './map-within.ts';

/** Digest of a stored text, cleaned with today's rules and knowledge; null where a step fails on it, or takes too long. */
export type CleanAnew = (draft: Draft, knowledge: ScopeKnowledge | undefined) => string | null;

/** For the store, which works on this thread and can't give up a run for a step of the configuration. */
export function createCleanAnew({ settings, extensions, values }: LoadedConfig): CleanAnew {
  const settle = createSettle(settings, extensions);
  return (draft, knowledge) => {
    const clean = (): string | null => {
      try {
        return settle(draft, knowledge).article.fingerprint.text;
      } catch {
        return null;
      }
    };
    return mapWithin(values.limits.maxDocumentSeconds, [draft], clean, () => null)[0] ?? null;
  };
}
