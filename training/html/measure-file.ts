import { type MeasuredPage, measurePage } from '../../src/document/extract/html/measure/measure-page.ts';
import { findCharset } from '../../src/document/extract/html/parse/find-charset.ts';
import { parsePage } from '../../src/document/extract/html/parse/parse-page.ts';
import { readHead } from '../../src/document/extract/html/parse/read-head.ts';
import { segmentPage } from '../../src/document/extract/html/segment/segment-page.ts';
import { decodeBytes } from '../../src/text/encoding/decode-bytes.ts';

/** A page as the extractor measures it, without holding on to its tree. */
export function measureFile(bytes: Uint8Array): MeasuredPage {
  const { root } = parsePage(decodeBytes(bytes, findCharset(bytes)).text);
  const measured = measurePage(segmentPage(root), readHead(root));
  return { ...measured, page: { ...measured.page, statements: [] } };
}
