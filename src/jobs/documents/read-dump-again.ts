/** A dump that was read before, read once more: from where it lay, or from where a drop folder's run has moved it since. */
import { existsSync } from 'node:fs';
import type { LoadedConfig } from '../../config/load-config.ts';
import type { ReadDocument } from '../../pipeline.ts';
import { folderOf } from '../../read/files/list-inputs.ts';
import { movedTo } from '../run/drop-folder.ts';
import { type InputListener, readDocuments } from './read-documents.ts';

/** @param path as it was called then; so are the documents still */
export async function* readDumpAgain(
  config: LoadedConfig,
  path: string,
  listener: InputListener = {},
): AsyncIterable<ReadDocument> {
  // Another file may have come under its name.
  const places = [...(existsSync(path) ? [path] : []), ...movedTo(path)];
  for (const place of places.length === 0 ? [path] : places) {
    const wasAt = (asked: string): string => (asked === place ? path : asked);
    for await (const item of readDocuments(config, { inputs: [place], reread: true, wasAt }, listener)) {
      yield place === path ? item : callAsBefore(item, path, place);
    }
  }
}

function callAsBefore(item: ReadDocument, path: string, place: string): ReadDocument {
  if (item.type === 'rejected') {
    return { ...item, rejection: { ...item.rejection, source: { ...item.rejection.source, path } } };
  }
  const { document } = item;
  // The folder is what a collection is called by where the configuration doesn't say.
  const collection = document.collection === folderOf(place) ? folderOf(path) : document.collection;
  return { ...item, document: { ...document, collection, source: { ...document.source, path } } };
}
