/** A document of which the archive has the bytes, but its dump is gone: read as if somebody had sent them alone. */
import type { SourceRef } from '../../article.ts';
import type { LoadedConfig } from '../../config/load-config.ts';
import type { ReadDocument } from '../../pipeline.ts';
import { folderOf } from '../../read/files/list-inputs.ts';
import { readDocuments } from './read-documents.ts';

const STDIN = '-';

/**
 * Undefined where the bytes alone are no document: the row of a table without the names of its columns.
 * @param source where it was read then; what the configuration says of that place holds
 */
export async function readAlone(
  config: LoadedConfig,
  bytes: Uint8Array,
  source: Omit<SourceRef, 'sha256'> & { readonly sha256?: string },
): Promise<ReadDocument | undefined> {
  const stdin = (async function* () {
    yield new Uint8Array(bytes);
  })();
  for await (const item of readDocuments(config, { inputs: [STDIN], stdin, wasAt: () => source.path })) {
    if (item.type === 'rejected') return { type: 'rejected', rejection: { ...item.rejection, source } };
    const { document } = item;
    const collection = document.collection === STDIN ? folderOf(source.path) : document.collection;
    return { type: 'document', document: { ...document, collection, source: source as SourceRef } };
  }
  return undefined;
}
