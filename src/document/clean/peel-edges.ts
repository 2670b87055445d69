/** Peels head and tail of a list of blocks; in the middle only what `ruleOf` takes there. */
import type { Block } from '../../article.ts';
import { createEndsSentence } from '../../text/ends-sentence.ts';
import { hasTextLength } from './text-length.ts';
import type { Zone } from './zones.ts';

export interface Verdict {
  readonly id: string;
  /** What follows belongs to it as well. */
  readonly opens: boolean;
}

export type RuleOf = (block: Block, zone: Zone) => Verdict | null;

/** So many short lines that nothing explains may stand between furniture; they are kept. */
const MOST_GAPS = 2;
const GAP_LENGTH = 80;
/** Running text: a line of such length ends what an opening rule opened. */
const HEAD_TEXT_LENGTH = 200;
const FEWEST_MENU_WORDS = 2;
const MENU_WORD = /^\p{Lu}[\p{Ll}-]{2,}$/u;
const endsSentence = createEndsSentence('…');

/** Index of a block → the rule that takes it. */
export function peelEdges(blocks: readonly Block[], ruleOf: RuleOf): Map<number, string> {
  const taken = new Map<number, string>();
  const tail = peelTail(blocks, rememberTail(ruleOf), taken);
  const head = peelHead(blocks, ruleOf, taken, tail);
  for (let i = head; i < tail; i++) {
    const block = blocks[i];
    const verdict = block === undefined || taken.has(i) ? null : ruleOf(block, 'middle');
    if (verdict !== null) taken.set(i, verdict.id);
  }
  return taken;
}

/** The tail is looked at twice. */
function rememberTail(ruleOf: RuleOf): RuleOf {
  const verdicts = new Map<Block, Verdict | null>();
  return (block, zone) => {
    let verdict = verdicts.get(block);
    if (verdict === undefined) {
      verdict = ruleOf(block, zone);
      verdicts.set(block, verdict);
    }
    return verdict;
  };
}

/** Returns the index from which on the tail has been judged. */
function peelTail(blocks: readonly Block[], ruleOf: RuleOf, taken: Map<number, string>): number {
  let gaps = 0;
  let i = blocks.length - 1;
  const opened = findOpening(blocks, ruleOf);
  if (opened !== null) {
    for (let k = opened.at; k < blocks.length; k++) {
      const block = blocks[k];
      taken.set(k, (block === undefined ? null : ruleOf(block, 'tail')?.id) ?? opened.id);
    }
    i = opened.at - 1;
  }
  let judged = i + 1;
  for (; i >= 0; i--) {
    const block = blocks[i];
    if (block === undefined) break;
    const verdict = gaps > 0 && isSingleWord(block.text) ? null : ruleOf(block, 'tail');
    if (verdict !== null) {
      taken.set(i, verdict.id);
      judged = i;
      gaps = 0;
    } else if (isText(block) || block.text.length > GAP_LENGTH || ++gaps > MOST_GAPS) break;
  }
  return judged;
}

/** The first block below the last running text whose rule opens a list. */
function findOpening(blocks: readonly Block[], ruleOf: RuleOf): { readonly at: number; readonly id: string } | null {
  let found: { at: number; id: string } | null = null;
  for (let i = blocks.length - 1; i >= 0; i--) {
    const block = blocks[i];
    if (block === undefined || isText(block)) break;
    const verdict = ruleOf(block, 'tail');
    if (verdict?.opens === true) found = { at: i, id: verdict.id };
  }
  return found;
}

function peelHead(blocks: readonly Block[], ruleOf: RuleOf, taken: Map<number, string>, end: number): number {
  let gaps = 0;
  let i = 0;
  let judged = 0;
  for (; i < end; i++) {
    const block = blocks[i];
    if (block === undefined) break;
    const verdict = gaps > 0 && isSingleWord(block.text) ? null : ruleOf(block, 'head');
    const menu = verdict === null && gaps === 0 && taken.has(i - 1) ? menuEnd(blocks, i, end) : i;
    for (let k = i; k < menu; k++) taken.set(k, 'menu');
    if (menu > i) {
      i = menu - 1;
      judged = menu;
    } else if (verdict !== null) {
      taken.set(i, verdict.id);
      judged = i + 1;
      gaps = 0;
    } else if (block.text.length > HEAD_TEXT_LENGTH || ++gaps > MOST_GAPS) break;
  }
  return judged;
}

/** Where a run of single words ends that follow furniture; one word alone may be a heading. */
function menuEnd(blocks: readonly Block[], from: number, end: number): number {
  let i = from;
  while (i < end && isMenuWord(blocks[i]?.text ?? '')) i++;
  return i - from >= FEWEST_MENU_WORDS ? i : from;
}

/** In scripts that put no space between words any short line would be one. */
const isMenuWord = (text: string): boolean => isSingleWord(text) && MENU_WORD.test(text);

/** Single words are furniture only where nothing but furniture surrounds them. */
const isSingleWord = (text: string): boolean => !text.includes(' ') && text.length < 16;

function isText({ text }: Block): boolean {
  return hasTextLength(text) && endsSentence(text);
}
