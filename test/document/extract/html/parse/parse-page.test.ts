import { describe, expect, it } from 'vitest';
import {
  childrenOf,
  type TreeElement,
  type TreeNode,
  type TreeParent,
} from '../../../../../src/document/extract/html/parse/page-tree.ts';
import { parsePage } from '../../../../../src/document/extract/html/parse/parse-page.ts';

const show = (node: TreeParent): string =>
  childrenOf(node)
    .map((child) => (child.type === 'text' ? child.data : `${child.name}(${show(child)})`))
    .join(' ');
const tree = (html: string): string => show(parsePage(html).root);

describe('nesting as browsers see it', () => {
  it.each([
    ['an open paragraph ends at a box', '<p>a<div>b</div>c', 'p(a) div(b) c'],
    ['list items end each other', '<ul><li>a<li>b<ul><li>c</ul><li>d</ul>', 'ul(li(a) li(b ul(li(c))) li(d))'],
    ['a stray inline end tag closes no box', '<div>a</span>b</div>c', 'div(a b) c'],
    ['an inline end tag stops at the box around', '<b><div>a</b>b</div>', 'b(div(a b))'],
    ['an end tag in a cell stays in it', '<div><table><tr><td>a</div>b</table></div>c', 'div(table(tr(td(a b)))) c'],
    ['cells and rows end each other', '<table><tr><td>a<td>b<tr><td>c</table>d', 'table(tr(td(a) td(b)) tr(td(c))) d'],
    ['text behind the body belongs to it', '<body>a</body>b', 'body(ab)'],
    ['a box ends the head', '<head><title>t</title><div>a</div>', 'head(title(t)) div(a)'],
    ['entities are read', '<p>a&amp;b &eacute;&#8211;</p>', 'p(a&b é–)'],
    ['the end of any heading ends the open one', '<h1>a</h2>b', 'h1(a) b'],
    ['links do not nest', '<a>a<a>b</a>', 'a(a) a(b)'],
  ])('%s', (_, html, expected) => {
    expect(tree(html)).toBe(expected);
  });

  it('takes the first of two attributes with one name', () => {
    expect(firstOf('<p CLASS="a" class=b hidden>').attribs).toEqual({ class: 'a', hidden: '' });
  });

  it('keeps all attributes only where they are asked for', () => {
    const html = '<a data-x=1 ID="b&amp;c" onclick="f(\'>\')" title>';
    expect(firstOf(html).attribs).toEqual({ id: 'b&c', title: '' });
    expect(firstOf(html, true).attribs).toEqual({ 'data-x': '1', id: 'b&c', onclick: "f('>')", title: '' });
  });
});

function firstOf(html: string, complete = false): TreeElement {
  const node: TreeNode | null = parsePage(html, complete).root.firstChild;
  if (node === null || node.type === 'text') throw new Error('expected an element');
  return node;
}
