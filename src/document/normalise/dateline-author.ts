/**
 * The name on a date line: `11 December 2019 - Nora Hale`, `04.02.2022 | 13:10 Uhr | Jonas Brandt`. Taken only where a bar,
 * a dash or a by-word sets the name off, and the rest of a short line is a day.
 */
import type { Claim } from '../../article.ts';
import { parseByline } from './bylines/parse-byline.ts';
import { readDates } from './dates/parse-date.ts';

const LONGEST = 80;
const DATE_LINE = /^(?:text|class):date$/;
/** Most date lines hold nothing else: they are passed over without reading names. */
const MAY_NAME = /[|·•∙⋅/–—-]|\s(?:by|von|par|por|di|door|av|af|от)\s/iu;
/** `— Nora Hale, June 8, 2021` is whom a quotation is of. */
const QUOTED = /^\s*[–—-]/;
const SET_OFF_BEFORE = /(?:^|[|·•∙⋅/:–—-]\s*|\s(?:by|von|par|por|di|door|av|af|от)\s)$/iu;
const SET_OFF_BEHIND = /^\s*(?:$|[|·•∙⋅/–—(-])/u;

/** The one person whom a date line beside the headline names; null for all other claims. */
export function datelineAuthor(claim: Claim, language: string | undefined): string | null {
  const { value } = claim;
  if (!DATE_LINE.test(claim.from) || value.length > LONGEST || !MAY_NAME.test(value) || QUOTED.test(value)) return null;
  const [name, ...others] = parseByline(value, { language }).authors;
  if (name === undefined || others.length > 0 || !name.includes(' ')) return null;
  const at = value.indexOf(name);
  if (at < 0) return null;
  const [before, behind] = [value.slice(0, at), value.slice(at + name.length)];
  if (!SET_OFF_BEFORE.test(before) || !SET_OFF_BEHIND.test(behind)) return null;
  return statesDay(before, language) || statesDay(behind, language) ? name : null;
}

function statesDay(text: string, language: string | undefined): boolean {
  return readDates(text, { language }).some(({ precision }) => precision !== 'year' && precision !== 'month');
}
