/** A record's bytes once more, from the original of its document: a record follows from that, the configuration, the software and what was known. */
import { hash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compareRuns, listRuns, runFolder } from '../../archive/archive-layout.ts';
import { readBytesAt, readLines } from '../../archive/read-lines.ts';
import { describeChange } from '../../archive/records/describe-change.ts';
import { idDigits, recordId, versionPath } from '../../archive/records/record-path.ts';
import type { ArchiveRecord } from '../../archive/records/record-schema.ts';
import { renderRecord } from '../../archive/records/render-record.ts';
import { toRecord } from '../../archive/records/to-record.ts';
import type { OriginalRef, SourceEntry } from '../../archive/runs/account.ts';
import { ACCOUNT_FILES } from '../../archive/runs/write-account.ts';
import type { LedgerFile } from '../../archive/verify/ledger.ts';
import type { Draft, IdentifiedArticle, RawDocument } from '../../article.ts';
import type { LoadedConfig } from '../../config/load-config.ts';
import { concludeScope, createScopeLines } from '../../corpus/repeated-lines/conclude-scope.ts';
import { REPEATED_LINE_THRESHOLDS } from '../../corpus/repeated-lines/line-bar.ts';
import { createExtract } from '../../document/extract/extract-document.ts';
import { createSettle } from '../../document/settle.ts';
import { scopeOf } from '../../document/survey/digest-lines.ts';
import type { ScopeDelta, ScopeKnowledge } from '../../learned-lines.ts';
import { dayOf } from '../../store/settle-identity.ts';
import { chooseDraft } from '../reclean/reclean-records.ts';
import { findInDump } from './find-in-dump.ts';
import { type OriginalRecord, originalDocument, parseOriginal, wholeDocument } from './original-document.ts';
import { readAlone } from './read-alone.ts';

const VERSION = /^(.+)\.v(\d+)\.json$/;

/** @returns undefined where nothing of the document is left, or its dump is needed to read it and is gone */
export function createRebuild(root: string, config: LoadedConfig) {
  const extract = createExtract(config.settings);
  const settle = createSettle(config.settings, config.extensions);

  async function rebuild({ path, run }: LedgerFile): Promise<Uint8Array | undefined> {
    const entry = findEntry(root, run, path);
    const before = readBefore(root, path);
    const draft = entry && before !== undefined ? await readDraft(entry, before?.record) : undefined;
    if (entry === undefined || before === undefined || draft === undefined) return undefined;
    const knowledge = knowledgeAsOf(root, run, scopeOf(draft));
    const { article } = settle(draft, knowledge);
    const identity = before?.record.identity ?? identitiesOf(article).find((key) => recordId(key) === entry.record);
    if (identity === undefined) return undefined;
    const record = toRecord(article, {
      identity,
      version: entry.version,
      previous: before === null ? null : { version: before.record.version, sha256: before.sha256 },
      changed: null,
      digests: { rules: config.digests.rules, learned: knowledge?.digest ?? '' },
    });
    const cause = entry.cause === undefined ? {} : { cause: entry.cause };
    const changed = before === null ? null : { ...describeChange(before.record, record), ...cause };
    return renderRecord({ ...record, changed });
  }

  /** As it was read from its dump; where it was cleaned anew, as that was done. */
  async function readDraft(entry: SourceEntry, before: ArchiveRecord | undefined): Promise<Draft | undefined> {
    if (entry.cause === 'reclean' && before !== undefined) {
      const raw = entry.original && originalDocument(readKept(root, entry.original), before, config);
      return chooseDraft(before, raw && extractOrNone(raw));
    }
    const raw = await readDocument(root, entry, config);
    return raw && extract.apply(raw);
  }

  function extractOrNone(raw: RawDocument): Draft | undefined {
    try {
      return extract.apply(raw);
    } catch {
      return undefined;
    }
  }

  return (file: LedgerFile): Promise<Uint8Array | undefined> => rebuild(file).catch(() => undefined);
}

/** The line that says what a version was made from. */
function findEntry(root: string, run: string, path: string): SourceEntry | undefined {
  const match = VERSION.exec(path);
  const file = join(root, runFolder(run), ACCOUNT_FILES.source);
  if (match === null || !existsSync(file)) return undefined;
  const digits = idDigits(match[1] as string);
  for (const { text } of readLines(file)) {
    if (!text.includes(`"record":"${digits}`)) continue;
    const entry = JSON.parse(text) as SourceEntry;
    const isFirst = entry.decision !== 'unchanged' && entry.decision !== 'exact-duplicate';
    if (isFirst && entry.version === Number(match[2])) return entry;
  }
  return undefined;
}

/** What its reader made of it is known from its dump; from the original alone where that is all there was to know. */
async function readDocument(
  root: string,
  { source, original }: SourceEntry,
  config: LoadedConfig,
): Promise<RawDocument | undefined> {
  const found = await findInDump(config, source).catch(() => undefined);
  if (found !== undefined) return { ...found, source };
  if (original === undefined) return undefined;
  const kept = readKept(root, original);
  const whole = wholeDocument(kept, source, config);
  if (whole !== undefined) return whole;
  const alone = await readAlone(config, kept.bytes, source);
  return alone?.type === 'document' ? alone.document : undefined;
}

const readKept = (root: string, { file, offset, length }: OriginalRef): OriginalRecord =>
  parseOriginal(readBytesAt(join(root, file), offset, length));

const identitiesOf = ({ identity, metadata }: IdentifiedArticle): string[] => [
  identity.key,
  identity.fallback,
  `${identity.key}#${dayOf(metadata.published?.value ?? null)}`,
];

/** The version before; null for the first; undefined where it can't be read. */
function readBefore(root: string, path: string): { record: ArchiveRecord; sha256: string } | null | undefined {
  const match = VERSION.exec(path) as RegExpExecArray;
  const version = Number(match[2]);
  if (version === 1) return null;
  const file = join(root, versionPath(match[1] as string, version - 1));
  if (!existsSync(file)) return undefined;
  const bytes = readFileSync(file);
  return { record: JSON.parse(bytes.toString()) as ArchiveRecord, sha256: hash('sha256', bytes) };
}

/** What was known of a scope when a run ended, from the runs' own lines. */
function knowledgeAsOf(root: string, run: string, scope: string): ScopeKnowledge {
  const documents: string[] = [];
  const lines = new Map<string, { count: number; sample?: string }>();
  for (const each of listRuns(root)) {
    if (compareRuns(each, run) > 0) break;
    const file = join(root, runFolder(each), ACCOUNT_FILES.learned);
    for (const { text } of existsSync(file) ? readLines(file) : []) {
      const delta = JSON.parse(text) as ScopeDelta;
      if (delta.scope !== scope) continue;
      documents.push(...delta.documents);
      for (const { hash, count, sample } of delta.lines) addLine(lines, hash, count, sample);
    }
  }
  const known = { scope, documents, lines: [...lines].map(([hash, line]) => ({ hash, ...line })) };
  return concludeScope(createScopeLines(scope, known), REPEATED_LINE_THRESHOLDS).knowledge;
}

function addLine(
  lines: Map<string, { count: number; sample?: string }>,
  hash: string,
  count: number,
  sample: string | undefined,
): void {
  const before = lines.get(hash);
  const kept = before?.sample ?? sample;
  lines.set(hash, { count: count + (before?.count ?? 0), ...(kept === undefined ? {} : { sample: kept }) });
}
