import type { RuleFile } from './rule-schema.ts';

/** Why the steps themselves take pieces out; rules from files say it themselves. */
const BUILT_IN: Readonly<Record<string, string>> = {
  headline: 'The headline became the title.',
  'repeated-headline': 'The headline stands above the text once more.',
  menu: 'Words alone on their lines follow other furniture above the text: a menu.',
  'site-line': 'The same site, or collection, prints this line on other documents.',
  'line-model': 'The shape of the line and of its neighbours is that of navigation, teasers or furniture.',
  'header/published-line': 'The line says when the article was published; it became metadata.',
  'header/modified-line': 'The line says when the article was updated; it became metadata.',
  'header/date-line': 'The line is a date and nothing else; it became metadata.',
  'header/author-line': 'The line says who wrote the article; it became metadata.',
  'header/title-line': 'The line says the title; it became metadata.',
  'header/url-line': 'The line says where the article was found; it became metadata.',
  'header/source-line': 'The line says where the article comes from; it became metadata.',
  'header/language-line': 'The line says in which language the article is; it became metadata.',
  'header/section-line': 'The line says in which section the article stood; it became metadata.',
  'markdown/sign':
    'The line is a sign of Markdown without words of its own: a fence, an underline, a picture, the target of a link.',
  'header/mail-line': 'The line is of the header of a mail; sender, subject and date became metadata.',
  'header/front-matter': "The file's front matter became metadata.",
};

/** For a rule's id, one sentence on why it takes lines out; for an unknown id, that it isn't known. */
export function describeRules(files: readonly RuleFile[]): (id: string) => string {
  const reasons = new Map(Object.entries(BUILT_IN));
  for (const { rules } of files) for (const { id, why } of rules) reasons.set(id, why);
  return (id) => reasons.get(id) ?? 'No rule of this name is known here.';
}
