/** UTF-16 units that mean something to HTML. */
export const EXCLAMATION = 33;
export const QUOTE = 34;
export const APOSTROPHE = 39;
export const DASH = 45;
export const SLASH = 47;
export const EQUALS = 61;
export const GREATER = 62;
export const QUESTION = 63;

const TAB = 9;
const LINE_FEED = 10;
const FORM_FEED = 12;
const CARRIAGE_RETURN = 13;
const BLANK = 32;

/** White space as HTML knows it. */
export const isSpace = (unit: number): boolean =>
  unit === BLANK || unit === LINE_FEED || unit === TAB || unit === CARRIAGE_RETURN || unit === FORM_FEED;

export const isLetter = (unit: number): boolean => (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90);
