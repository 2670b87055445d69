import { ATTRIBUTE, attributeOf, type TreeElement } from '../page-tree.ts';
import type { ClaimList } from './claim-list.ts';
import { META_FIELDS } from './meta-names.ts';

const COMMA = /[,;、，]/;

/** Claims of `<meta>`: each by its lower-case name; keywords one by one. */
export function addMetas(metas: readonly TreeElement[], claims: ClaimList): void {
  for (const meta of metas) {
    const content = attributeOf(meta, ATTRIBUTE.content);
    if (!content) continue;
    const name = (metaName(meta) ?? attributeOf(meta, ATTRIBUTE['http-equiv']))?.trim().toLowerCase();
    const field = name === undefined ? undefined : META_FIELDS.get(name);
    if (!field) continue;
    const from = `meta:${name}`;
    if (field === 'tag') for (const tag of content.slice(0, 2000).split(COMMA)) claims.add('tag', tag, from);
    else claims.add(field, content, from);
  }
}

export const metaName = (meta: TreeElement): string | undefined =>
  attributeOf(meta, ATTRIBUTE.property) ?? attributeOf(meta, ATTRIBUTE.name);
