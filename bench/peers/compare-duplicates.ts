/** Finders of near duplicates on the same documents in the same run, in turn. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scorePairs } from '../score/score-pairs.ts';
import { readDocuments, readExactPairs } from '../sections/duplicates.ts';
import { median } from '../speed/measure-laps.ts';
import type { Broken, Tool } from './compare-pages.ts';
import { type Peer, startPeer } from './start-peer.ts';

export const DUPLICATE_TOOLS: readonly Tool[] = [
  { name: 'newsmorgue: index, every pair verified', runtime: 'newsmorgue', key: 'index', needs: [] },
  { name: 'newsmorgue: dupes --raw, relations told', runtime: 'newsmorgue', key: 'dupes', needs: [] },
  { name: 'gaoya', runtime: 'python', key: 'gaoya', needs: ['gaoya'] },
  { name: 'rensa', runtime: 'python', key: 'rensa', needs: ['rensa'] },
  { name: 'datasketch', runtime: 'python', key: 'datasketch', needs: ['datasketch'] },
  { name: 'datatrove', runtime: 'python', key: 'datatrove', needs: ['datatrove', 'spacy', 'tokenizers', 'xxhash'] },
];

export interface DuplicateResult {
  readonly tool: Tool;
  readonly p: number;
  readonly r: number;
  readonly perCpuSecond: number;
}

const THRESHOLD = 0.7;
const ROUNDS = 3;
/** Processor seconds of a warm-up after which that is what counts: a tool that needs so long has nothing to warm up. */
const SLOW = 20;

interface Running {
  readonly tool: Tool;
  readonly peer: Peer;
  readonly cpus: number[];
  pairs: readonly [string, string][];
}

/** Each tool in a process of its own, all of them once as a warm-up and then three times in turn; medians. */
export async function compareDuplicates(
  data: string,
  tools: readonly Tool[],
): Promise<{ readonly results: readonly DuplicateResult[]; readonly broken: readonly Broken[] }> {
  const documents = readDocuments(data);
  const exact = readExactPairs(data, 'exact_pairs_j05.tsv');
  const folder = mkdtempSync(join(tmpdir(), 'newsmorgue-peers-'));
  const path = join(folder, 'docs.jsonl');
  writeFileSync(path, documents.map(({ id, text }) => `${JSON.stringify({ id, text })}\n`).join(''));
  try {
    const { running, broken } = await runInTurn(path, tools);
    const results = running.map(({ tool, cpus, pairs }) => {
      const given = pairs.map(([a, b]) => ({ a, b, similarity: 1 }));
      const { p, r } = scorePairs(exact, given, THRESHOLD);
      return { tool, p, r, perCpuSecond: documents.length / median(cpus) };
    });
    return { results, broken };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function runInTurn(path: string, tools: readonly Tool[]): Promise<{ running: Running[]; broken: Broken[] }> {
  const broken: Broken[] = [];
  let running = tools.map((tool): Running => {
    return { tool, peer: startPeer(tool.runtime, 'duplicates', tool.key), cpus: [], pairs: [] };
  });
  for (let round = 0; round <= ROUNDS; round++) {
    for (const each of running.filter(({ cpus }) => (cpus[0] ?? 0) <= SLOW)) {
      try {
        const reply = (await each.peer.ask({ path, threshold: THRESHOLD })) as { cpu: number; pairs: Running['pairs'] };
        if (round > 0 || reply.cpu > SLOW) each.cpus.push(reply.cpu);
        each.pairs = reply.pairs;
      } catch (error) {
        each.peer.close();
        broken.push({ tool: each.tool, reason: String(error) });
        running = running.filter((other) => other !== each);
      }
    }
  }
  for (const { peer } of running) peer.close();
  return { running, broken };
}
