import { wordList } from './word-list.ts';

const ENTITY = /&(?:#(\d{2,6})|#x([0-9a-f]{2,5})|([a-z]{2,8}\d?));/gi;

/** Named entities that scripts leave in titles, names and descriptions; letters are in Latin-1, name by name. */
const NAMED = table(
  'amp & quot " apos \' lt < gt > nbsp \u00a0 ndash – mdash — rsquo ’ lsquo ‘ sbquo ‚ ldquo “ rdquo ” bdquo „ laquo « raquo » hellip … middot · bull • shy \u00ad euro € pound £ copy © reg ® trade ™ deg ° ' +
    'Agrave À Aacute Á Acirc Â Atilde Ã Auml Ä Aring Å AElig Æ Ccedil Ç Egrave È Eacute É Ecirc Ê Euml Ë Igrave Ì Iacute Í Icirc Î Iuml Ï Ntilde Ñ Ograve Ò Oacute Ó Ocirc Ô Otilde Õ Ouml Ö Oslash Ø ' +
    'Ugrave Ù Uacute Ú Ucirc Û Uuml Ü Yacute Ý szlig ß agrave à aacute á acirc â atilde ã auml ä aring å aelig æ ccedil ç egrave è eacute é ecirc ê euml ë igrave ì iacute í icirc î iuml ï ntilde ñ ' +
    'ograve ò oacute ó ocirc ô otilde õ ouml ö oslash ø ugrave ù uacute ú ucirc û uuml ü yacute ý yuml ÿ oelig œ scaron š Scaron Š eth ð thorn þ iexcl ¡ iquest ¿ ordf ª ordm º',
);

function table(pairs: string): ReadonlyMap<string, string> {
  const list = wordList(pairs);
  const map = new Map<string, string>();
  for (let i = 0; i + 1 < list.length; i += 2) map.set(list[i] as string, list[i + 1] as string);
  return map;
}

function character(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return NAMED.get(name) ?? whole;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code > 31 && code < 0x110000 && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : whole;
}

/** HTML entities as characters; unknown ones stay. */
export function decodeEntities(text: string): string {
  return text.includes('&') ? text.replace(ENTITY, character) : text;
}
