/** How two texts differ: block by block first, then word by word within the blocks that changed. */
import { diffArrays } from 'diff';
import type { BlockChange, TextChange } from '../report/text-diff.ts';

/** A number with its points and commas; a letter of a script without spaces; a run of other letters; a run of blanks; any other character. */
const TOKENS =
  /\p{N}+(?:[.,:]\p{N}+)*|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[[\p{L}\p{M}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]]+|\s+|./gsv;
const WORD = /[\p{L}\p{N}]/u;

/** Beyond this many edits the two are shown as one gone and one new: nobody reads such a patchwork, and it costs the square. */
const MOST_EDITS = 2000;

const tokenize = (text: string): string[] => text.match(TOKENS) ?? [];

/** Neighbouring changes of one kind become one. */
function joinChanges(changes: readonly TextChange[]): TextChange[] {
  const joined: TextChange[] = [];
  for (const change of changes) {
    const last = joined.at(-1);
    if (last?.kind === change.kind) joined[joined.length - 1] = { kind: change.kind, text: last.text + change.text };
    else if (change.text !== '') joined.push(change);
  }
  return joined;
}

const kindOf = ({ added, removed }: { added?: boolean; removed?: boolean }): TextChange['kind'] => {
  if (added) return 'added';
  return removed ? 'removed' : 'same';
};

/** One text against another, by words. The `same` and `removed` parts joined are `before`, the `same` and `added` ones `after`. */
export function diffWords(before: string, after: string): TextChange[] {
  const parts = diffArrays(tokenize(before), tokenize(after), { maxEditLength: MOST_EDITS });
  if (parts === undefined)
    return joinChanges([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]);
  return joinChanges(parts.map((part) => ({ kind: kindOf(part), text: part.value.join('') })));
}

const whole =
  (kind: TextChange['kind']) =>
  (text: string): BlockChange => [{ kind, text }];

/** Blocks that went where others came: paired in order, and only while a pair has something in common. */
function pairBlocks(removed: readonly string[], added: readonly string[]): BlockChange[] {
  const pairs: BlockChange[] = [];
  const count = Math.min(removed.length, added.length);
  for (let at = 0; at < count; at++) {
    const before = removed[at] as string;
    const after = added[at] as string;
    const changes = diffWords(before, after);
    if (shareOfSame(changes) >= LEAST_IN_COMMON) pairs.push(changes);
    else pairs.push(...[before].map(whole('removed')), ...[after].map(whole('added')));
  }
  return [...pairs, ...removed.slice(count).map(whole('removed')), ...added.slice(count).map(whole('added'))];
}

/** Below this share of common text, a block was replaced rather than rewritten. */
const LEAST_IN_COMMON = 0.25;

function shareOfSame(changes: readonly TextChange[]): number {
  const length = (kind: TextChange['kind']): number =>
    changes.reduce((sum, change) => (change.kind === kind ? sum + change.text.length : sum), 0);
  return length('same') / Math.max(1, length('same') + Math.max(length('added'), length('removed')));
}

/** Two texts given as blocks. */
export function diffBlocks(before: readonly string[], after: readonly string[]): BlockChange[] {
  const parts = diffArrays([...before], [...after], { maxEditLength: MOST_EDITS });
  if (parts === undefined) return pairBlocks(before, after);
  const blocks: BlockChange[] = [];
  for (let at = 0; at < parts.length; at++) {
    const part = parts[at] as (typeof parts)[number];
    const next = parts[at + 1];
    if (part.removed && next?.added) {
      blocks.push(...pairBlocks(part.value, next.value));
      at++;
    } else {
      blocks.push(...part.value.map(whole(kindOf(part))));
    }
  }
  return blocks;
}

/** Words added and removed, as the changes show them. */
export function countWordChanges(blocks: readonly BlockChange[]): { readonly added: number; readonly removed: number } {
  const count = { added: 0, removed: 0 };
  for (const { kind, text } of blocks.flat()) {
    if (kind !== 'same') count[kind] += tokenize(text).filter((token) => WORD.test(token)).length;
  }
  return count;
}
