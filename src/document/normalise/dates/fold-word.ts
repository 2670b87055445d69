const ASCII = /^[\x20-\x7e]*$/;
const ACCENTS = /[\u0300-\u036f]/g;
const DOTLESS = /ı/g;

/** A word as it is looked up: lower case, without accents (Latin, Greek, Cyrillic alike); marks of Indic and Thai script stay. */
export function foldWord(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text.toLowerCase().normalize('NFD').replace(ACCENTS, '').normalize('NFC').replace(DOTLESS, 'i');
}
