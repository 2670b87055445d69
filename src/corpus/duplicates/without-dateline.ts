/** A place in capitals, a day, an agency in brackets, a dash: what each outlet puts before the first sentence in its own way. */
const DATELINE =
  /^\s*\p{Lu}[\p{Lu} .'’/-]{1,40}(?:, ?\p{L}{3,9}\.? \d{1,2}(?:,? \d{4})?)? ?(?:\([^()\n]{2,20}\))? ?(?:[–—]|-{1,2}) ?(?=\S)/u;

/** A text as it is compared: without the dateline that it begins with. What is left is never nothing. */
export function withoutDateline(text: string): string {
  return text.replace(DATELINE, '');
}
