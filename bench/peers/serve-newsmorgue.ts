/**
 * newsmorgue, as serve.py serves the others, in one thread.
 *
 *   node serve-newsmorgue.ts pages        {"paths": [...]} -> {"cpu": seconds, "answers": [{"text", "title", "date", "author"}]}
 *   node serve-newsmorgue.ts duplicates   {"path": "docs.jsonl", "threshold": t} -> {"cpu": seconds, "pairs": [[id, id]]}
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { gunzipSync } from 'node:zlib';
import type { RawDocument } from '../../src/article.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { type CleanedDocument, findDuplicatePairs } from '../../src/index.ts';
import { sha256 } from '../../src/read/make-document.ts';
import { createDocumentWork } from '../../src/workers/document-work.ts';
import { readRows } from '../data/read-rows.ts';
import { cpuMicroseconds } from '../speed/measure-laps.ts';

interface PagesTask {
  readonly paths: readonly string[];
}

interface DuplicatesTask {
  readonly path: string;
  readonly threshold: number;
}

const work = createDocumentWork(await loadConfig(join(import.meta.dirname, '../default.config.ts')));

function servePages({ paths }: PagesTask): object {
  const documents = paths.map((path): RawDocument => {
    const bytes = new Uint8Array(gunzipSync(readFileSync(path)));
    const source = { path: basename(path), sha256: sha256(bytes) };
    return { source, mediaType: 'text/html', bytes, collection: '', claims: [] };
  });
  const began = cpuMicroseconds();
  const lines = work.clean({ kind: 'clean', documents });
  const cpu = (cpuMicroseconds() - began) / 1e6;
  return { cpu, answers: lines.map((line) => toAnswer(JSON.parse(line) as CleanedDocument)) };
}

function toAnswer({ text, title, published, authors, kind }: CleanedDocument): object {
  return { text: text ?? '', title, date: published?.value ?? null, author: authors, kind };
}

async function serveDuplicates({ path, threshold }: DuplicatesTask): Promise<object> {
  const documents = readRows<{ id: string; text: string }>(path);
  const pairs: [string, string][] = [];
  const began = cpuMicroseconds();
  for await (const { a, b } of findDuplicatePairs(documents, { threshold, raw: true })) pairs.push([a, b]);
  return { cpu: (cpuMicroseconds() - began) / 1e6, pairs };
}

for await (const line of createInterface({ input: process.stdin })) {
  const task = JSON.parse(line);
  const reply = process.argv[2] === 'pages' ? servePages(task) : await serveDuplicates(task);
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}
