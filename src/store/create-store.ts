/** Walk 3: takes in what the first two walks found, decides what each article is, writes records and the run's account. */

import { readForgotten } from '../archive/forget/forgotten.ts';
import type { OriginalRef, RejectEntry, SourceEntry } from '../archive/runs/account.ts';
import type { SourceRef } from '../article.ts';
import type { FileEntry } from '../file-entry.ts';
import type { Scope, ScopeDelta, ScopeKnowledge } from '../learned-lines.ts';
import type { ArticleStore, DraftNote, KnowledgeOf } from '../pipeline.ts';
import { shingleHashes } from '../text/shingles/shingle.ts';
import { textOf } from '../text/text-of.ts';
import type { Failure } from '../workers/document-tasks.ts';
import { createBreath } from './breathe.ts';
import { holdOriginals } from './hold-originals.ts';
import { refuseForgotten } from './refuse-forgotten.ts';
import { indexVersion, relateVersions } from './relate-versions.ts';
import { type Anchor, settleIdentities } from './settle-identities.ts';
import { dayOf } from './settle-identity.ts';
import type { StoreParts } from './store-parts.ts';
import { writeVersions } from './write-versions.ts';
import { createWrittenVersions, type WrittenVersion } from './written-versions.ts';

export interface StoreOptions {
  readonly keepOriginals: boolean | 'reference';
  readonly refusesOtherPages: boolean;
  /** Told of each document that has been decided and accounted for. */
  readonly listener: StoreListener;
}

export interface StoreListener {
  stored(): void;
  rejected(source: Parameters<ArticleStore['reject']>[0], failure: Failure): void;
}

export function createStore(parts: Omit<StoreParts, 'learned'>, options: StoreOptions): ArticleStore {
  const { archive, plan, records, vectors, deltas, rejects, files } = parts;
  const known = new Map<Scope, ScopeKnowledge>();
  const knowledgeOf: KnowledgeOf = (scope) => known.get(scope);
  const forgotten = readForgotten(archive.root);
  const originals = holdOriginals(forgotten, (source, rendered) => keepOriginal(parts, source, rendered));
  const reject: ArticleStore['reject'] = (source, failure, held) => {
    const { code, message } = failure;
    const original = originals.place(source as SourceRef, held as OriginalRef | null);
    const entry = { source, code, message, ...(original === null ? {} : { original }) };
    rejects.append(JSON.stringify(entry satisfies RejectEntry));
    options.listener.rejected(source, failure);
  };
  return {
    refusesOtherPages: options.refusesOtherPages,
    wantsOriginal: (source) =>
      isToBeKept(options.keepOriginals, source) &&
      archive.catalog.original(source.sha256) === undefined &&
      !forgotten.document(source.sha256),
    keepOriginal: (source, rendered) => originals.keep(source as SourceRef, rendered),
    reject,
    addFile: (entry) => void files.append(JSON.stringify(entry)),
    add: ({ source, scope, original }: DraftNote, { record, summary, vector }) => {
      const refusal = refuseForgotten(forgotten, source, summary);
      if (refusal !== undefined) {
        originals.drop(original as OriginalRef | null);
        reject(source, refusal, null);
        return;
      }
      plan.add({
        ...summary,
        source,
        scope,
        original: originals.place(source, original as OriginalRef | null),
        record: records.append(record),
        vector: vectors.append(vector),
      });
    },
    // Working out what was learned of a scope walks all of its lines: that is done once.
    learn: (learned) => {
      for (const [scope, { knowledge, delta }] of learned) {
        known.set(scope, knowledge);
        deltas.append(JSON.stringify(delta));
      }
      return knowledgeOf;
    },
    commit: async () => {
      for (const delta of deltas) archive.addLearned(JSON.parse(delta) as ScopeDelta);
      settlePlan(parts);
      await storeArticles({ ...parts, learned: knowledgeOf }, options.listener.stored);
      for (const entry of rejects) archive.addReject(JSON.parse(entry) as RejectEntry);
      // Last: an acknowledged file isn't read again, so all that came of it must have been acknowledged.
      for (const entry of files) archive.addFile(JSON.parse(entry) as FileEntry);
    },
  };
}

/** A piece of a larger file is found there again by its place and its digest: `reference` copies only whole files. */
function isToBeKept(keepOriginals: StoreOptions['keepOriginals'], { member, offset }: SourceRef): boolean {
  return keepOriginals === 'reference' ? member === undefined && offset === undefined : keepOriginals;
}

/** Where the bytes lie: as this run appends them, or as an earlier one did. */
function keepOriginal(
  { archive }: Pick<StoreParts, 'archive'>,
  source: SourceRef,
  rendered: Uint8Array | null,
): OriginalRef | null {
  if (rendered !== null) return archive.appendOriginal(rendered, source.sha256);
  return source.sha256 === undefined ? null : (archive.catalog.original(source.sha256) ?? null);
}

function settlePlan({ archive, plan, vectors }: Omit<StoreParts, 'learned'>): void {
  plan.seal();
  settleIdentities(plan, vectors, {
    anchor: (key) => storedAnchor(archive, key),
    identitiesOf: (sha256) => archive.catalog.source(sha256).map(({ alias, identity }) => alias ?? identity),
  });
  plan.sealIdentities((identity) => archive.catalog.identity(identity) !== undefined);
}

function storedAnchor(archive: StoreParts['archive'], key: string): Anchor | undefined {
  const first = archive.catalog.identity(key)?.versions[0];
  if (first === undefined) return undefined;
  return { day: dayOf(first.published), shingles: shingleHashes(textOf(archive.readVersion(first.path))) };
}

async function storeArticles(parts: StoreParts, onStored: () => void): Promise<void> {
  const account = (entry: SourceEntry): void => {
    parts.archive.addSource(entry);
    onStored();
  };
  const written = createWrittenVersions();
  const isWritten = (version: WrittenVersion): void => {
    written.add(version);
    indexVersion(parts, version);
  };
  await writeVersions(parts, { written: isWritten, further: account });
  const breathe = createBreath();
  for await (const entry of relateVersions(parts, written)) {
    account(entry);
    await breathe();
  }
}
