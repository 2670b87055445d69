/** Tombstones: what stands in the place of articles that were forgotten. Identity, digests and a reason; no text. */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { namesIn, TOMBSTONES, WAL } from '../archive-layout.ts';
import { ArchiveDamaged } from '../errors.ts';

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const textDigest = z.string().regex(/^[0-9a-f]{32}$/);
const size = z.int().nonnegative();

const tombstoneSchema = z.strictObject({
  format: z.literal('newsmorgue/tombstone/1'),
  reason: z.string(),
  forgotten: z.string().describe('when, ISO 8601 instant'),
  articles: z.array(
    z.strictObject({
      id: textDigest,
      identity: z.string(),
      versions: z.array(z.strictObject({ path: z.string(), sha256: digest, text: textDigest, extracted: textDigest })),
      documents: z.array(digest).describe('SHA-256 of each document that was a source of it'),
    }),
  ),
  originals: z.array(
    z.strictObject({
      file: z.string(),
      was: digest,
      now: digest,
      members: z.array(z.strictObject({ offset: size, length: size })).describe('what was made empty'),
    }),
  ),
});

export type Tombstone = z.infer<typeof tombstoneSchema>;

/** A tombstone whose articles may still be there in part: the next writer ends what was begun. */
export const INTENT_SUFFIX = '.forget';
const NAME = /^\d{8}T\d{6}Z-([0-9a-f]{16})\.json$/;

export function renderTombstone(tombstone: Tombstone): Uint8Array {
  return Buffer.from(`${JSON.stringify(tombstone, null, 2)}\n`);
}

/** A tombstone's name holds the digest of its bytes: it is in no manifest. */
export function tombstoneName(tombstone: Tombstone, bytes: Uint8Array): string {
  const stamp = tombstone.forgotten.replace(/[-:]|\.\d+/g, '');
  return `${stamp}-${hash('sha256', bytes).slice(0, 16)}.json`;
}

export interface PlacedTombstone {
  /** From the archive's root. */
  readonly path: string;
  readonly tombstone: Tombstone;
  /** What was to be forgotten is. */
  readonly isDone: boolean;
}

/**
 * All tombstones of an archive, in order.
 * @param onDamaged told of each one that can't be read; without it such a one is an error
 * @throws ArchiveDamaged
 */
export function readTombstones(
  root: string,
  onDamaged: (damage: ArchiveDamaged) => void = (damage) => {
    throw damage;
  },
): readonly PlacedTombstone[] {
  const done = namesIn(join(root, TOMBSTONES)).map((name) => ({ path: `${TOMBSTONES}/${name}`, isDone: true }));
  const begun = namesIn(join(root, WAL))
    .filter((name) => name.endsWith(INTENT_SUFFIX))
    .map((name) => ({ path: `${WAL}/${name}`, isDone: false }));
  return [...[...done].sort(byPath), ...begun].flatMap(({ path, isDone }) => {
    try {
      return { path, isDone, tombstone: readTombstone(root, path, isDone) };
    } catch (error) {
      onDamaged(error as ArchiveDamaged);
      return [];
    }
  });
}

const byPath = (a: { path: string }, b: { path: string }): number => (a.path < b.path ? -1 : 1);

function readTombstone(root: string, path: string, isDone: boolean): Tombstone {
  const bytes = readFileSync(join(root, path));
  const expected = NAME.exec(path.slice(path.lastIndexOf('/') + 1))?.[1];
  if (isDone && expected !== hash('sha256', bytes).slice(0, 16)) {
    throw new ArchiveDamaged(path, 'its bytes are not those that its name says');
  }
  try {
    return tombstoneSchema.parse(JSON.parse(bytes.toString()));
  } catch (error) {
    throw new ArchiveDamaged(path, `expected a tombstone: ${(error as Error).message}`);
  }
}

/** What a run asks about each document: whether its article was forgotten. */
export interface Forgotten {
  /** Nothing was ever forgotten: nothing needs to be asked. */
  readonly isEmpty: boolean;
  document(sha256: string): boolean;
  identity(key: string): boolean;
  /** By the digest of the normalized text, or of the text before cleaning. */
  text(digest: string): boolean;
}

/** @throws ArchiveDamaged where a tombstone can't be read: what must not come back might */
export function readForgotten(root: string): Forgotten {
  const articles = readTombstones(root).flatMap(({ tombstone }) => tombstone.articles);
  const documents = new Set(articles.flatMap((article) => article.documents));
  const identities = new Set(articles.map((article) => article.identity));
  const texts = new Set(
    articles.flatMap(({ versions }) => versions.flatMap(({ text, extracted }) => [text, extracted])),
  );
  return {
    isEmpty: articles.length === 0,
    document: (sha256) => documents.has(sha256),
    identity: (key) => identities.has(key),
    text: (digest) => texts.has(digest),
  };
}
