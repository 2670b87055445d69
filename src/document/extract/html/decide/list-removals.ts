import { hash } from 'node:crypto';
import type { Removal } from '../../../../article.ts';

/** A run of short removed blocks under one rule is told by its first blocks from this length on. */
const LONGEST_RUN = 8;
const SAMPLE = 4;
/** UTF-16 units; a longer block is never cut away: it might be text that somebody misses. */
const SHORT = 120;

/**
 * Cuts long runs of menus and link lists to a sample: one removal with the first lines and a last one that says how much
 * more there was, with its SHA-256 (of the lines joined by `\n`). Positions stay those of the blocks.
 */
export function cutLongRuns(removals: readonly Removal[]): readonly Removal[] {
  const out: Removal[] = [];
  for (let from = 0; from < removals.length; ) {
    const to = endOfRun(removals, from);
    if (to - from > LONGEST_RUN) out.push(sampleOf(removals.slice(from, to)));
    else out.push(...removals.slice(from, Math.max(to, from + 1)));
    from = Math.max(to, from + 1);
  }
  return out;
}

function endOfRun(removals: readonly Removal[], from: number): number {
  const first = removals[from] as Removal;
  let to = from;
  while (to < removals.length) {
    const next = removals[to] as Removal;
    if (next.rule !== first.rule || next.text.length > SHORT || next.position !== first.position + to - from) break;
    to++;
  }
  return to;
}

function sampleOf(run: readonly Removal[]): Removal {
  const first = run[0] as Removal;
  const rest = run.slice(SAMPLE).map((removal) => removal.text);
  const text = rest.join('\n');
  const note = `[… ${rest.length} more blocks, ${text.length} characters, sha256 ${hash('sha256', text)} …]`;
  return { ...first, text: [...run.slice(0, SAMPLE).map((removal) => removal.text), note].join('\n') };
}
