import { createWordList, measureText } from '../measure/measure-text.ts';
import { nextNode, type TreeNode, type TreeRoot } from '../parse/page-tree.ts';
import { tagOf } from '../parse/tag-table.ts';

/** Characters of a string in a script: shorter ones are labels, longer ones are not looked at. */
const LEAST = 80;
const LONG = 400;
const MOST = 2_000_000;
/** Words and sentences of what may be an article. */
const LEAST_WORDS = 80;
const LEAST_SENTENCES = 3;
/** Share of the title's words that the text must have: consent texts and settings stand in scripts, too. */
const TITLE_SHARE = 0.3;
const SENTENCE_END = /[.!?…。！？؟।"”»]\s*$/;
const MARKUP = /<(?:p|br|div|h[2-6])[\s/>]/i;
const TAG = /<[^<>]{0,2000}>/g;
const LINES = /\n+/;
const AMPERSAND = /&/g;
const LESS = /</g;

interface Candidates {
  /** HTML of the longest string that is a text by itself. */
  best: string;
  bestWords: number;
  /** Sentences that stand in strings of their own. */
  readonly sentences: string[];
}

/**
 * For pages that show no text until a script has run: the article as HTML, from the strings that the page's scripts hold
 * as state; empty where none of them has the title's words. Linear in the scripts' length.
 * @param title the page's title
 */
export function findScriptBody(root: TreeRoot, title: string): string {
  const candidates: Candidates = { best: '', bestWords: 0, sentences: [] };
  let left = MOST;
  for (const code of scriptsOf(root)) {
    left -= code.length;
    if (left < 0) break;
    readStrings(code, candidates, true);
  }
  if (candidates.bestWords >= LEAST_WORDS && speaksOf(candidates.best, title)) return candidates.best;
  const joined = toParagraphs([...new Set(candidates.sentences)]);
  return wordsOf(joined) >= LEAST_WORDS && speaksOf(joined, title) ? joined : '';
}

const SCRIPT = tagOf('script');

function scriptsOf(root: TreeRoot): string[] {
  const scripts: string[] = [];
  for (let node: TreeNode | null = root.firstChild; node !== null; node = nextNode(node)) {
    if (node.type === 'text' || node.tag !== SCRIPT) continue;
    const { firstChild } = node;
    if (firstChild?.type === 'text') scripts.push(firstChild.data);
  }
  return scripts;
}

/** Goes through the double-quoted strings of a script; strings within strings once. */
function readStrings(code: string, candidates: Candidates, outermost: boolean): void {
  for (let at = code.indexOf('"'); at >= 0; ) {
    const end = endOfString(code, at + 1);
    if (end < 0) return;
    if (end - at > LEAST) readString(code.slice(at, end + 1), candidates, outermost);
    at = code.indexOf('"', end + 1);
  }
}

function endOfString(code: string, from: number): number {
  for (let i = from; i < code.length; i++) {
    const unit = code.charCodeAt(i);
    if (unit === 92) i++;
    else if (unit === 34) return i;
  }
  return -1;
}

function readString(literal: string, candidates: Candidates, outermost: boolean): void {
  const text = decode(literal);
  if (text === null) return;
  const marked = MARKUP.test(text);
  if (!marked && outermost && text.includes('":')) {
    readStrings(text, candidates, false);
    return;
  }
  const plain = text.replace(TAG, ' ');
  const { words, sentenceEnds } = measureText(plain, createWordList());
  if (text.length > LONG && sentenceEnds >= LEAST_SENTENCES && words > candidates.bestWords) {
    candidates.best = marked ? text : toParagraphs(text.split(LINES));
    candidates.bestWords = words;
  }
  if (!marked && SENTENCE_END.test(text) && sentenceEnds > 0) candidates.sentences.push(text);
}

function decode(literal: string): string | null {
  try {
    return JSON.parse(literal) as string;
  } catch {
    return null;
  }
}

const toParagraphs = (texts: readonly string[]): string =>
  texts.map((text) => `<p>${text.replace(AMPERSAND, '&amp;').replace(LESS, '&lt;')}</p>`).join('\n');

const wordsOf = (html: string): number => measureText(html.replace(TAG, ' '), createWordList()).words;

function speaksOf(html: string, title: string): boolean {
  const wanted = createWordList();
  measureText(title, wanted);
  const has = createWordList();
  measureText(html.replace(TAG, ' '), has);
  const words = new Set(has.hashes.subarray(0, has.length));
  const common = [...wanted.hashes.subarray(0, wanted.length)].filter((word) => words.has(word)).length;
  return common >= 2 && common >= TITLE_SHARE * wanted.length;
}
