import type { FileKind } from '../kinds/file-kind.ts';
import type { Reader } from '../reader.ts';

/** What a page is made with. Firefox and Chrome add `.download` to the scripts they save. */
const NAME = /\.(css|m?js|map|wasm|woff2?|ttf|otf|eot|ico|svg)(?:\.download)?$/i;
/** A script that is nothing but data, and a picture in a page's clothes, are still read as what they are. */
const KINDS: ReadonlySet<FileKind> = new Set<FileKind>(['text', 'markdown', 'csv', 'html', 'empty', 'unknown']);

const nameOf = (name: string): string => (NAME.exec(name)?.[1] ?? '').toLowerCase();

/** Scripts, styles and fonts that lie beside pages: told by their name, passed over and counted. */
export const resourceReader: Reader = {
  name: 'resource',
  accepts: (file) => KINDS.has(file.kind) && NAME.test(file.name),
  async *read(file) {
    yield { type: 'passed-over', what: `file .${nameOf(file.name)}`, count: 1 };
  },
};

/** What programs wrote of themselves is no article. */
export const logReader: Reader = {
  name: 'log',
  accepts: (file) => file.kind === 'log',
  async *read() {
    yield { type: 'passed-over', what: 'log', count: 1 };
  },
};
