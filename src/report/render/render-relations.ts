import type { ExplainedRelation, Explanation } from '../explanation.ts';
import { formatAmount, formatShare } from '../layout/format-figures.ts';
import { makePrintableLine } from '../layout/make-printable.ts';
import type { Paint } from '../layout/paint.ts';
import { wrapText } from '../layout/wrap-text.ts';
import { shortId } from '../listed-record.ts';

/** What an article is to another, as it is said before the other's name. */
const RELATION_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    duplicate: 'near duplicate of',
    template: 'same frame, other facts than',
    contains: 'contains',
    contained: 'contained in',
    reuses: 'shares passages with',
    reused: 'shares passages with',
  }),
);

/** The longest passages are shown, each up to so many words. */
const SHOWN_PASSAGES = 3;
const SHOWN_WORDS = 60;
const INDENT = '      ';
const BLANKS = /\s+/;

/** What ties an article to others, each with the passages that stand in both: one part for each. */
export function renderRelations({ related = [] }: Explanation, width: number, paint: Paint): string[][] {
  return related.map((relation, at) => [
    ...(at === 0 ? [paint.bold('Related')] : []),
    ...renderRelation(relation, width, paint),
  ]);
}

function renderRelation(relation: ExplainedRelation, width: number, paint: Paint): string[] {
  const { id, title, site, published, similarity, passages } = relation;
  const what = RELATION_WORDS.get(relation.relation) ?? relation.relation;
  const where = [site ?? 'unknown site', published ?? 'no date'].map(makePrintableLine).join(', ');
  const words = passages.reduce((sum, passage) => sum + passage.words, 0);
  const shared = `${formatAmount(words, 'word')} in ${formatAmount(passages.length, 'passage')} stand in both`;
  const longest = [...passages].sort((a, b) => b.words - a.words).slice(0, SHOWN_PASSAGES);
  return [
    `  ${what} ${paint.cyan(shortId(id))} (${formatShare(similarity)}): ${makePrintableLine(title ?? '(no title)')}`,
    paint.dim(`    ${where}; ${shared}`),
    ...longest.flatMap(({ text }) => wrapText(`“${shorten(makePrintableLine(text))}”`, width, INDENT)),
  ];
}

function shorten(text: string): string {
  const words = text.split(BLANKS);
  return words.length <= SHOWN_WORDS ? text : `${words.slice(0, SHOWN_WORDS).join(' ')} …`;
}
