import { ATTRIBUTE } from '../parse/attribute-names.ts';
import { attributeOf, type TreeElement } from '../parse/page-tree.ts';
import type { ClaimList } from './claim-list.ts';
import { META_FIELDS } from './meta-names.ts';

const COMMA = /[,;、，]/;

/** Claims of `<meta>`: each by its lower-case name; keywords one by one. */
export function addMetas(metas: readonly TreeElement[], claims: ClaimList): void {
  for (const meta of metas) {
    if ((meta.has & ATTRIBUTE.content) === 0) continue;
    const name = (metaName(meta) ?? attributeOf(meta, ATTRIBUTE['http-equiv']))?.trim().toLowerCase();
    if (name === undefined) continue;
    const field = META_FIELDS.get(name);
    if (field === undefined && !PUBLISHED_NAME.test(name)) continue;
    const content = attributeOf(meta, ATTRIBUTE.content) ?? '';
    if (field === undefined) claims.add('published', content, `meta:~${name}`);
    if (field === undefined || content === '') continue;
    const from = `meta:${name}`;
    if (field === 'tag') for (const tag of content.slice(0, 2000).split(COMMA)) claims.add('tag', tag, from);
    else claims.add(field, content, from);
  }
}

/** `w-published-date`, `example:publish_time`: names of a system's own, marked by `~`. */
const PUBLISHED_NAME = /(?:^|[-_:.])(?:publish(?:ed|ing)?|publication)[-_:.]?(?:date|time|at|on)$/;

export const metaName = (meta: TreeElement): string | undefined =>
  attributeOf(meta, ATTRIBUTE.property) ?? attributeOf(meta, ATTRIBUTE.name);
