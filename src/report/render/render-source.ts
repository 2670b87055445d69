import type { SourceRef } from '../../article.ts';
import { makePrintableLine } from '../layout/make-printable.ts';

/** `dumps/a.zip!/page.html@1024 (id 17)` */
export function renderSource({ path, member, offset, id }: Omit<SourceRef, 'sha256'>): string {
  const inside = member === undefined ? '' : `!/${member}`;
  const at = offset === undefined || offset === 0 ? '' : `@${offset}`;
  const named = id === undefined ? '' : ` (id ${id})`;
  return makePrintableLine(`${path}${inside}${at}${named}`);
}
