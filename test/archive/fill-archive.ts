import { hash } from 'node:crypto';
import type { ArchiveWriter } from '../../src/archive/archive-writer.ts';
import { openArchiveWriter, type WriterOptions } from '../../src/archive/open-archive.ts';
import { originalUri, renderOriginal } from '../../src/archive/originals/original-record.ts';
import type { RunAccount } from '../../src/archive/runs/account.ts';
import type { SourceRef } from '../../src/article.ts';
import { inventRecord, RUN, store } from './invent-article.ts';

/** 2026-11-23, 12:00 UTC. */
export const NOON = Date.UTC(2026, 10, 23, 12);

/** One run with something of everything in it. */
export async function fillArchive(root: string, options: WriterOptions = {}): Promise<RunAccount> {
  const writer = await openArchiveWriter(root, { now: () => NOON, ...options });
  writer.begin(RUN);
  const record = inventRecord();
  keepOriginal(writer, record.source, 'The ferry left at dawn.');
  store(writer, record);
  writer.addReject({ source: { path: 'dumps/torn.json' }, code: 'bad-json', message: 'expected a value at byte 3' });
  writer.addFile({
    path: 'dumps/ferry.txt',
    status: 'read',
    size: 99,
    modifiedMs: 1.5,
    sha256: 'f'.repeat(64),
    readTo: 99,
    documents: 1,
    rejected: 0,
  });
  writer.addLearned({
    scope: 'site:example.com',
    documents: ['one', 'two'],
    lines: [{ hash: '0f', count: 2, sample: 'Share this:' }],
  });
  const account = writer.commit('complete');
  writer.close();
  return account;
}

/** Keeps a text as the original of a source. */
export function keepOriginal(writer: ArchiveWriter, source: SourceRef, text: string) {
  const member = renderOriginal({
    uri: originalUri(source),
    mediaType: 'text/plain',
    bytes: Buffer.from(text),
    sha256: hash('sha256', text),
  });
  return writer.appendOriginal(member, hash('sha256', text));
}
