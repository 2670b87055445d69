import type { Claim } from '../../../../../article.ts';
import type { MeasuredPage } from '../../measure/measure-page.ts';
import type { TextMeasures } from '../../measure/measure-text.ts';
import { isParagraph } from '../../measure/sum-elements.ts';
import { ATTRIBUTE } from '../../parse/attribute-names.ts';
import { attributeOf, type TreeElement, type TreeRoot } from '../../parse/page-tree.ts';
import { tagsOf } from '../../parse/tag-table.ts';
import type { PageBlock } from '../../segment/page.ts';
import type { PageFacts } from './tell-stated-kind.ts';

const [HTML, BODY, META, TITLE, INPUT] = tagsOf('html', 'body', 'meta', 'title', 'input');
const SPACES = /\s+/;
const ROBOTS = /^robots$/i;
const NOINDEX = /noindex|^none$/i;
const PASSWORD = /^password$/i;
/** What sites put between a page's title and their own name. */
const TITLE_BREAK = /\s+[-–—|·•:»]+\s+/;
/** Share of a heading's characters from which it is a link. */
const LINKED = 0.8;

/** What `tellStatedKind` judges. `kept` has 1 for each block that was kept. */
export function collectPageFacts(
  root: TreeRoot,
  measured: MeasuredPage,
  kept: Uint8Array,
  claims: readonly Claim[],
): PageFacts {
  const stated = readTags(root);
  const headline = measured.page.blocks[measured.headline]?.text ?? '';
  const titles = [headline, stated.title, ...stated.title.split(TITLE_BREAK)].map((title) =>
    title.trim().toLowerCase(),
  );
  return { claims, ...stated, titles: titles.filter((title) => title !== ''), ...countBlocks(measured, kept) };
}

function readTags(root: TreeRoot) {
  const found = { names: new Set<string>(), unlisted: false, asksPassword: false, title: '' };
  for (const node of root.noted) {
    if (node.tag === HTML || node.tag === BODY) addNames(node, found.names);
    else if (node.tag === META) found.unlisted ||= isNoindex(node);
    else if (node.tag === INPUT) found.asksPassword ||= PASSWORD.test(attributeOf(node, ATTRIBUTE.type) ?? '');
    else if (node.tag === TITLE && found.title === '' && node.firstChild?.type === 'text')
      found.title = node.firstChild.data;
  }
  return found;
}

function addNames(element: TreeElement, names: Set<string>): void {
  for (const bit of [ATTRIBUTE.class, ATTRIBUTE.id]) {
    for (const name of (attributeOf(element, bit) ?? '').toLowerCase().split(SPACES)) if (name !== '') names.add(name);
  }
}

const isNoindex = (meta: TreeElement): boolean =>
  ROBOTS.test(attributeOf(meta, ATTRIBUTE.name) ?? '') && NOINDEX.test(attributeOf(meta, ATTRIBUTE.content) ?? '');

function countBlocks({ page, measures }: MeasuredPage, kept: Uint8Array) {
  const counts = { words: 0, teasers: 0, run: 0 };
  let run = 0;
  page.blocks.forEach((block, i) => {
    const { words, weight } = measures[i] as TextMeasures;
    if (kept[i] === 1) counts.words += words;
    if (isTeaser(block)) {
      counts.teasers++;
      run = 0;
    } else if (isParagraph(weight, block.linkLength / block.text.length)) run++;
    counts.run = Math.max(counts.run, run);
  });
  return counts;
}

const isTeaser = ({ kind, linkLength, text }: PageBlock): boolean =>
  kind === 'heading' && linkLength >= LINKED * text.length;
