/** A document in the dump it was read from, where that still lies there. */
import type { RawDocument, SourceRef } from '../../article.ts';
import type { LoadedConfig } from '../../config/load-config.ts';
import type { ReadDocument } from '../../pipeline.ts';
import { readDumpAgain } from './read-dump-again.ts';

type Source = Omit<SourceRef, 'sha256'> & { readonly sha256?: string };

/**
 * Reads the dump up to the document, or up to what was rejected there. Undefined where the dump is gone, or holds other
 * bytes there by now.
 * @param source by its digest; where there is none, by its place
 */
export async function findItemInDump(config: LoadedConfig, source: Source): Promise<ReadDocument | undefined> {
  if (source.path === '-') return undefined;
  for await (const item of readDumpAgain(config, source.path)) {
    const found = item.type === 'document' ? item.document.source : item.rejection.source;
    if (isMeant(found, source)) return item;
  }
  return undefined;
}

/** The same for what can be read. */
export async function findInDump(config: LoadedConfig, source: Source): Promise<RawDocument | undefined> {
  const item = await findItemInDump(config, source);
  return item?.type === 'document' ? item.document : undefined;
}

function isMeant(found: Source, wanted: Source): boolean {
  if (wanted.sha256 !== undefined) return found.sha256 === wanted.sha256;
  return found.member === wanted.member && found.offset === wanted.offset;
}
