/**
 * Learns what a site, or a collection where no site is known, prints on its documents.
 * Documents are kept as flat hashes until the end, because only then it is known which of them are one article.
 */
import type { LineDigest, Scope, ScopeDelta } from '../../learned-lines.ts';
import type { CorpusStep } from '../../stage.ts';
import { spellHash } from '../../text/hash-line.ts';
import { concludeScope, createScopeLines, type LearnedScope, type ScopeLines } from './conclude-scope.ts';
import { documentKey } from './document-key.ts';
import { REPEATED_LINE_THRESHOLDS, type RepeatedLineThresholds } from './line-bar.ts';
import { mapLazily } from './map-lazily.ts';
import { createSeenFilter } from './seen-filter.ts';

export type { LearnedScope };

export interface RepeatedLinesOptions {
  /** What all earlier runs learned of a scope, summed; asked once for each scope, when its first document comes. */
  readonly previous?: (scope: Scope) => ScopeDelta | undefined;
  readonly thresholds?: RepeatedLineThresholds;
}

/**
 * The step. Its verdict has an entry for each scope that a document belonged to, worked out when it is asked for: an entry holds
 * every line of its scope, and is better not kept. 200,000 documents of 30 lines take about 150 MB.
 */
export function createRepeatedLines(
  options: RepeatedLinesOptions = {},
): CorpusStep<LineDigest, ReadonlyMap<Scope, LearnedScope>> {
  const scopes = new Map<Scope, ScopeLines>();
  const seen = createSeenFilter();
  const thresholds = options.thresholds ?? REPEATED_LINE_THRESHOLDS;
  const scopeOf = (name: Scope): ScopeLines => {
    const known = scopes.get(name);
    if (known !== undefined) return known;
    const fresh = createScopeLines(name, options.previous?.(name));
    scopes.set(name, fresh);
    return fresh;
  };
  return {
    name: 'repeated-lines',
    observe(digest) {
      const { scope: name, lines, samples, content } = digest;
      if (content.length === 0) return;
      const scope = scopeOf(name);
      scope.keys.push(documentKey(digest));
      scope.starts.push(scope.lines.length);
      const sampleOf = createSampleReader(samples);
      for (let at = 0; at < lines.length; at += 2) {
        const high = lines[at] as number;
        const low = lines[at + 1] as number;
        scope.lines.push(high, low);
        const again = seen.add((high ^ scope.salt) >>> 0, (low ^ scope.salt) >>> 0);
        if (!again && scope.previous.size === 0) continue;
        const hash = spellHash(high, low);
        if ((again || scope.previous.has(hash)) && !scope.samples.has(hash)) scope.samples.set(hash, sampleOf(at / 2));
      }
    },
    conclude: () => mapLazily(scopes, (scope) => concludeScope(scope, thresholds)),
  };
}

const NEWLINE = 10;
const decoder = new TextDecoder();

/** Reads one line of many. Call with growing numbers: what was passed is not looked at again. */
function createSampleReader(samples: Uint8Array): (line: number) => string {
  let line = 0;
  let start = 0;
  return (wanted) => {
    for (; line < wanted; line++) start = samples.indexOf(NEWLINE, start) + 1;
    return decoder.decode(samples.subarray(start, samples.indexOf(NEWLINE, start)));
  };
}
