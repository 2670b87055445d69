/**
 * newsmorgue, as serve.py serves the others, in one thread.
 *
 *   node serve-newsmorgue.ts pages        {"paths": [...]} -> {"cpu": seconds, "answers": [{"text", "title", "date", "author"}]}
 *   node serve-newsmorgue.ts duplicates index|dupes   {"path": "docs.jsonl", "threshold": t} -> {"cpu": seconds, "pairs": [[id, id]]}
 */
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { gunzipSync } from 'node:zlib';
import { openDuplicateIndex } from '../../src/archive/duplicate-index/open-duplicate-index.ts';
import type { RawDocument } from '../../src/article.ts';
import { loadConfig } from '../../src/config/load-config.ts';
import { type CleanedDocument, findDuplicatePairs } from '../../src/index.ts';
import { sha256 } from '../../src/read/make-document.ts';
import { shingleText } from '../../src/text/shingles/shingle.ts';
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

async function serveDuplicates(task: DuplicatesTask): Promise<object> {
  const documents = readRows<ComparedDocument>(task.path);
  const began = cpuMicroseconds();
  const find = process.argv[3] === 'index' ? findInIndex : findWithRelations;
  const pairs = await find(documents, task.threshold);
  return { cpu: (cpuMicroseconds() - began) / 1e6, pairs };
}

interface ComparedDocument {
  readonly id: string;
  readonly text: string;
}

type Pairs = [string, string][];

/** As `run` does it: each document is looked up in the index, then added. */
function findInIndex(documents: readonly ComparedDocument[], threshold: number): Pairs {
  const index = openDuplicateIndex(null);
  const pairs: Pairs = [];
  for (const [key, { id, text }] of documents.entries()) {
    const query = shingleText(text);
    for (const found of index.similar(query, threshold))
      pairs.push([(documents[found.key] as ComparedDocument).id, id]);
    index.add({ ...query, key });
  }
  index.close();
  return pairs;
}

async function findWithRelations(documents: readonly ComparedDocument[], threshold: number): Promise<Pairs> {
  const pairs: Pairs = [];
  for await (const { a, b, relation } of findDuplicatePairs(documents, { threshold, raw: true }))
    if (relation === 'duplicate' || relation === 'template') pairs.push([a, b]);
  return pairs;
}

for await (const line of createInterface({ input: process.stdin })) {
  const task = JSON.parse(line);
  const reply = process.argv[2] === 'pages' ? servePages(task) : await serveDuplicates(task);
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}
