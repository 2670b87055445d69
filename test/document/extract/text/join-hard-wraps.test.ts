import { describe, expect, it } from 'vitest';
import { joinHardWraps } from '../../../../src/document/extract/text/join-hard-wraps.ts';
import { splitLines } from '../../../../src/document/extract/text/split-lines.ts';

const joined = (text: string): string[] => joinHardWraps(splitLines(text)).map((line) => line.text);

/** Wraps words greedily, as editors do. */
function wrap(text: string, columns: number): string {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + 1 + word.length > columns) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines.join('\n');
}

const FIRST =
  'The council met in the gymnasium because its own hall has been closed since the flood. It took four hours to agree on the first point, and most of the visitors had left by then.';
const SECOND =
  'In the end the members voted to repair the wall and to leave the park for another year. The mayor spoke of a good evening; two members of the opposition did not.';

describe('joinHardWraps', () => {
  it.each([60, 72, 80])('joins paragraphs wrapped at %i columns', (columns) => {
    expect(joined(`${wrap(FIRST, columns)}\n\n${wrap(SECOND, columns)}`)).toEqual([FIRST, SECOND]);
  });

  it('joins Japanese without spaces', () => {
    const text =
      '市議会は月曜日、洪水で壊れた堤防を直すための予算を認めた。工事は来年の春に始まり、二年かかる見込みだという。住民からは早く始めてほしいという声が上がっている。';
    const wrapped = (text.match(/.{1,20}/gu) ?? []).join('\n');
    expect(joined(`${wrapped}\n\n${wrapped}`)).toEqual([text, text]);
  });

  it.each([
    ['one-line paragraphs', [FIRST, SECOND, FIRST, SECOND, FIRST, SECOND].join('\n')],
    [
      'short one-line paragraphs',
      'It rained.\nNobody came.\nThe band played on until the lights went out at ten.\nThen they packed.\nIt was over.\nThe hall was dark.',
    ],
    [
      'a list',
      'Apples from the north\nPears\nPlums and a few late cherries from the valley\nQuinces\nNuts of three kinds\nHoney',
    ],
    [
      'Chinese one-line paragraphs',
      '市议会周一通过了修复堤坝的预算。\n工程将于明年春天开始。\n居民希望尽快动工，因为雨季很快就要到来，河水已经上涨。\n市长没有回应。\n会议持续四小时。\n大家都很累。',
    ],
  ])('leaves %s alone', (_, text) => {
    expect(joined(text)).toEqual(text.split('\n'));
  });
});
