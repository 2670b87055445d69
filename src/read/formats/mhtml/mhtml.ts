/** A page as browsers save it in one file: a message (RFC 2557) whose parts are the page, its pictures and its styles. */
import type { Claim } from '../../../article.ts';
import { DocumentRejected } from '../../../stage.ts';
import { readInstant } from '../../fields/read-instant.ts';
import { makeClaim, makeDocument } from '../../make-document.ts';
import type { Reader } from '../../reader.ts';
import { decodeTransfer } from './decode-transfer.ts';
import { findPage, type SavedPage } from './find-page.ts';
import { parameterOf } from './parse-mail-headers.ts';

const SPACE = 0x20;
const EMPTY = 'Expected a page in the saved message, got an empty part';
const ADDRESS = /^https?:\/\/\S+$/i;

/** Where the page was: the browser says it of the whole, or of the part. */
function addressClaims({ message, headers }: SavedPage): Claim[] {
  const named: readonly (readonly [string, string | undefined])[] = [
    ['Snapshot-Content-Location', message.get('snapshot-content-location')],
    ['Content-Location', headers.get('content-location')],
    ['Content-Location', message.get('content-location')],
  ];
  const [name, value] = named.find(([, address]) => ADDRESS.test(address ?? '')) ?? [];
  return name && value ? [makeClaim('url', value, `mhtml:${name}`)] : [];
}

export const mhtmlReader: Reader = {
  name: 'mhtml',
  accepts: (file) => file.kind === 'mhtml',
  async *read(file, { limits }) {
    const page = await findPage(file.open(), limits.maxDocumentBytes);
    const content = decodeTransfer(page.body, page.headers.get('content-transfer-encoding'));
    if (content.every((byte) => byte <= SPACE)) throw new DocumentRejected('empty', EMPTY);
    const document = makeDocument(file, {
      mediaType: 'text/html',
      content,
      charset: parameterOf(page.headers, 'charset')?.toLowerCase(),
      crawled: readInstant(page.message.get('date')),
      claims: addressClaims(page),
    });
    yield { type: 'document', document };
  },
};
