/** Extractors on the same pages in the same run, chunk by chunk in turn. */
import { readRows } from '../data/read-rows.ts';
import type { Figure } from '../section.ts';
import {
  type GoldPage,
  type PageAnswer,
  pagePath,
  readPages,
  scoreAnswers,
  scoreBody,
} from '../sections/extraction.ts';
import { bootstrapGain, type Gain } from './bootstrap.ts';
import { type Peer, startPeer } from './start-peer.ts';

export interface Tool {
  readonly name: string;
  readonly runtime: 'python' | 'readability' | 'newsmorgue';
  /** Packages that it needs. */
  readonly needs: readonly string[];
  /** What it is called in its server. */
  readonly key: string;
}

export interface Broken {
  readonly tool: Tool;
  readonly reason: string;
}

const tool = (name: string, runtime: Tool['runtime'], key: string, ...needs: string[]): Tool => ({
  name,
  runtime,
  key,
  needs,
});

/** newsmorgue comes first, and is what the others are compared with. */
export const PAGE_TOOLS: readonly Tool[] = [
  tool('newsmorgue', 'newsmorgue', 'newsmorgue'),
  tool('trafilatura (text only)', 'python', 'trafilatura', 'trafilatura'),
  tool('trafilatura (fast, text only)', 'python', 'trafilatura-fast', 'trafilatura'),
  tool('trafilatura (precision, text only)', 'python', 'trafilatura-precision', 'trafilatura'),
  tool('trafilatura (with metadata)', 'python', 'trafilatura-metadata', 'trafilatura'),
  tool('resiliparse (text only)', 'python', 'resiliparse', 'resiliparse'),
  tool('readability + linkedom', 'readability', 'readability', '@mozilla/readability', 'linkedom'),
];

export interface ToolResult {
  readonly tool: Tool;
  readonly answers: ReadonlyMap<string, PageAnswer>;
  readonly figures: readonly Figure[];
  readonly perCpuSecond: number;
  /** Pages on which it threw. */
  readonly failed: number;
}

interface RawAnswer {
  readonly text: string;
  readonly title?: string | null;
  readonly date?: string | null;
  readonly author?: string | readonly string[] | null;
  readonly kind?: string;
  readonly failed?: string;
}

interface Running {
  readonly tool: Tool;
  readonly peer: Peer;
  readonly answers: Map<string, PageAnswer>;
  cpu: number;
  failed: number;
}

const CHUNK = 50;
/** Chunks that are walked once before: what is measured is a process that has been running for a while. */
const WARM_UP = 4;

interface PageComparison {
  readonly pages: readonly GoldPage[];
  readonly results: readonly ToolResult[];
  /** Tools that ended on the way. */
  readonly broken: readonly Broken[];
}

/** Each tool's speed is over all pages, chunk by chunk in turn, so that what else the machine does meets all alike. */
export async function comparePages(
  data: string,
  sample: number | null,
  tools: readonly Tool[],
): Promise<PageComparison> {
  const pages = readPages(data, sample).gold;
  const broken: Broken[] = [];
  let running = tools.map((each): Running => {
    return { tool: each, peer: startPeer(each.runtime, 'pages', each.key), answers: new Map(), cpu: 0, failed: 0 };
  });
  for (let at = 0; at < pages.length; at += CHUNK) {
    const chunk = pages.slice(at, at + CHUNK);
    const task = { paths: chunk.map((page) => pagePath(data, page)) };
    for (const each of running) {
      try {
        if (at < WARM_UP * CHUNK) await each.peer.ask(task);
        take(each, chunk, (await each.peer.ask(task)) as { cpu: number; answers: RawAnswer[] });
      } catch (error) {
        each.peer.close();
        broken.push({ tool: each.tool, reason: String(error) });
        running = running.filter((other) => other !== each);
      }
    }
  }
  for (const { peer } of running) peer.close();
  return { pages, results: running.map((each) => conclude(each, pages)), broken };
}

function conclude({ tool: of, answers, cpu, failed }: Running, pages: readonly GoldPage[]): ToolResult {
  const figures = scoreAnswers({ gold: pages, negatives: [] }, (id) => answers.get(id));
  return { tool: of, answers, figures, perCpuSecond: pages.length / cpu, failed };
}

function take(
  running: Running,
  pages: readonly GoldPage[],
  reply: { cpu: number; answers: readonly RawAnswer[] },
): void {
  running.cpu += reply.cpu;
  for (const [i, { text, title = null, date = null, author = null, kind, failed }] of reply.answers.entries()) {
    if (failed !== undefined) running.failed++;
    const answer = { text, title, published: date, authors: author, ...(kind === undefined ? {} : { kind }) };
    running.answers.set((pages[i] as GoldPage).id, answer);
  }
}

/**
 * Answers from elsewhere, a line of JSON for each page: those of models that were trained without the page's site tell
 * what can be hoped for on sites that nobody has seen.
 */
export function readAnswers(path: string, name: string, pages: readonly GoldPage[]): ToolResult {
  const rows = readRows<{ readonly id: string; readonly text: string; readonly kind?: string }>(path);
  const answers = new Map(
    rows.map(({ id, text, kind = 'article' }) => [id, { text, kind, title: null, published: null, authors: null }]),
  );
  const figures = scoreAnswers({ gold: pages, negatives: [] }, (id) => answers.get(id));
  return { tool: tool(name, 'newsmorgue', 'answers'), answers, figures, perCpuSecond: Number.NaN, failed: 0 };
}

/** Our gain over another tool on the pages of a source. */
export function gainOver(
  pages: readonly GoldPage[],
  source: string,
  ours: ToolResult,
  theirs: ToolResult,
): Gain | null {
  const pairs = pages.flatMap((page) => {
    if (!page.id.startsWith(`${source}-`)) return [];
    const [a, b] = [ours, theirs].map(({ answers }) => scoreBody(page, answers.get(page.id)?.text ?? ''));
    return a && b ? [{ ours: a, theirs: b }] : [];
  });
  return pairs.length === 0 ? null : bootstrapGain(pairs);
}
